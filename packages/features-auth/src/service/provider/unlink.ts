import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { requireUser } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import { authEnv } from '../../env.ts'
import { deleteIdentitiesOfUser, findIdentityOfUser } from '../../repo/provider-identities.ts'
import type { ProviderInfo, ProviderLink } from '../../schemas.ts'
import { lockOwnAccount } from '../account/own-account.ts'
import { requireFreshProof } from '../fresh-proof.ts'
import { notify } from '../notify.ts'
import { requireAnotherWayIn } from '../require-another-way-in.ts'
import { providerIssuer } from './provider-client.ts'

/** What people call the provider; null where there is none. */
export function providerInfo({ config }: Context): ProviderInfo {
  const { OIDC_LABEL: label } = config.get(authEnv)
  return label === undefined ? null : { label }
}

/** Since when the caller can sign in with the provider; null when they cannot. */
export async function providerLink(ctx: Context): Promise<ProviderLink> {
  const { userId } = requireUser(ctx)
  const issuer = providerIssuer(ctx)
  const found = await findIdentityOfUser(ctx.db, { issuer, userId })
  return { linkedAt: found?.createdAt.toISOString() ?? null }
}

/**
 * The provider does not sign the caller in any more. Throws FORBIDDEN (`proof_too_old`), NOT_FOUND (`not_linked`), and
 * CONFLICT (`last_way_in`) when there is neither a password nor a passkey.
 */
export async function unlink(ctx: Context): Promise<void> {
  const { userId } = await requireFreshProof(ctx)
  const issuer = providerIssuer(ctx)
  await inTransaction(ctx.db, async (tx) => {
    await lockOwnAccount(ctx, tx)
    if (!(await deleteIdentitiesOfUser(tx, { issuer, userId }))) throw notLinked()
    await requireAnotherWayIn(tx, userId)
    await recordAudit(ctx, tx, { action: 'auth.provider_unlinked', orgId: null })
  })
  await notify(ctx, userId, 'Your account cannot be signed in to with the provider any more.')
}

function notLinked(): AppError {
  return new AppError('NOT_FOUND', 'Your account is not linked to the provider.', {
    details: { reason: 'not_linked' },
  })
}
