import type { Context } from '@backarch/api'
import type { Db } from '@backarch/db'
import { markAuthenticated, requireUser } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import type { Proved } from '../schemas.ts'
import { holdOwnAccount } from './account/own-account.ts'
import { freshProofMs } from './fresh-proof.ts'

/** Notes that the person has just shown again who they are, whichever way that was. */
export async function markProved(
  ctx: Context,
  tx: Db,
  method: 'password' | 'passkey' | 'provider',
): Promise<Proved> {
  await holdOwnAccount(ctx, tx)
  await markAuthenticated(ctx, tx, requireUser(ctx).sessionId)
  await recordAudit(ctx, tx, { action: 'auth.proof_given', orgId: null, details: { method } })
  const freshUntil = new Date(ctx.now().getTime() + freshProofMs).toISOString()
  return { status: 'proved', freshUntil }
}
