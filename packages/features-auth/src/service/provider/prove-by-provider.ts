import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'
import { inTransaction, type Db } from '@backarch/db'
import { requireUser } from '@backarch/services-access'

import { findUserIdOfIdentity } from '../../repo/provider-identities.ts'
import type {
  BeginProviderInput,
  Begun,
  ProvedByProvider,
  ProveByProviderInput,
} from '../../schemas.ts'
import { markProved } from '../mark-proved.ts'
import { recordDenial } from '../record-denial.ts'
import { secondFactorsOf } from '../second-factors.ts'
import { withSecondFactor } from '../with-second-factor.ts'
import { beginFlow } from './begin-flow.ts'
import { finishFlow } from './finish-flow.ts'
import { providerRefused } from './refusals.ts'

/** Begins to show again who the caller is: the provider is told to ask for it, whoever is signed in there. */
export async function beginProof(ctx: Context, { returnTo }: BeginProviderInput): Promise<Begun> {
  const { userId, sessionId } = requireUser(ctx)
  return beginFlow(ctx, { purpose: 'prove', returnTo, caller: { userId, sessionId } })
}

/**
 * The provider has just seen the person again whose session this is; the second proof comes with it where the account
 * asks for one. Throws UNAUTHORIZED: `provider_refused` for somebody else, or where the provider only says that they
 * were there before; `second_factor_needed` and `second_factor_refused`.
 */
export async function proveByProvider(
  ctx: Context,
  { flow, query, second }: ProveByProviderInput,
): Promise<ProvedByProvider> {
  const { userId, sessionId } = requireUser(ctx)
  const asksForSecond = (await secondFactorsOf(ctx, userId)).length > 0
  if (asksForSecond && second === null) throw secondNeeded()
  const caller = { userId, sessionId }
  const claims = await finishFlow(ctx, { flow, query, purpose: 'prove', caller })
  if ((await findUserIdOfIdentity(ctx.db, claims)) !== userId) {
    const details = { method: 'provider' }
    await recordDenial(ctx, { action: 'auth.proof_denied', userId, details })
    throw providerRefused()
  }
  const finish = (tx: Db) => markProved(ctx, tx, 'provider')
  const attempt = { userId, denied: 'auth.proof_denied' } as const
  const proved =
    asksForSecond && second
      ? await withSecondFactor(ctx, { ...attempt, proof: second }, finish)
      : await inTransaction(ctx.db, finish)
  return { ...proved, returnTo: claims.returnTo }
}

function secondNeeded(): AppError {
  return new AppError('UNAUTHORIZED', 'Send the code of your second factor as well.', {
    details: { reason: 'second_factor_needed' },
  })
}
