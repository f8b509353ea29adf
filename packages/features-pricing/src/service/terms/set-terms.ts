import { AppError } from '@backarch/core'
import { changeOrganization, type OrgContext } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'
import { consumeLimit, defineLimit } from '@backarch/services-limits'

import { findTerms, putTerms } from '../../repo/terms.ts'
import type { OrgTerms, SetTermsInput } from '../../schemas.ts'
import { toOrgTerms } from './get-terms.ts'
import { requireKnownPrices } from './require-known-prices.ts'

/** After each, every diagram of the organization is priced anew. `account` is the organization's id. */
const setLimit = defineLimit({
  name: 'pricing.set_terms',
  account: { attempts: 60, seconds: 60 * 60 },
})

/**
 * Sets on what terms the organization pays, in the place of those of `revision`: all of them, for what is left out is as
 * in the catalog. Throws CONFLICT (`stale_terms`) when somebody else set them since, VALIDATION (`unknown_price`)
 * for a custom price that the catalog has no line for, and RATE_LIMITED.
 */
export async function setTerms(
  ctx: OrgContext,
  { revision, terms }: Omit<SetTermsInput, 'orgId'>,
): Promise<OrgTerms> {
  const orgId = ctx.org.id
  await consumeLimit(ctx, setLimit, { account: orgId })
  requireKnownPrices(terms.customPrices)
  return changeOrganization(ctx, 'managePrices', async (tx) => {
    const before = (await findTerms(tx, orgId))?.revision ?? 0
    if (before !== revision) throw staleTerms(before)
    const stored = await putTerms(tx, orgId, {
      terms,
      revision: revision + 1,
      updatedBy: ctx.principal.kind === 'user' ? ctx.principal.userId : null,
      updatedAt: ctx.now(),
    })
    await recordAudit(ctx, tx, {
      action: 'pricing.terms_set',
      orgId,
      target: { kind: 'organization', id: orgId },
      details: {
        revision: stored.revision,
        discountPercent: terms.discountPercent,
        customPrices: terms.customPrices.length,
        currency: terms.currency?.code ?? 'USD',
      },
    })
    return toOrgTerms(stored)
  })
}

function staleTerms(revision: number): AppError {
  return new AppError(
    'CONFLICT',
    `Somebody else has set the terms since: they are at revision ${revision}. Load them again and repeat the change.`,
    { details: { reason: 'stale_terms', about: { revision } } },
  )
}
