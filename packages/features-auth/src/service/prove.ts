import type { Context } from '@backarch/api'
import { AppError, verifyPassword } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { markAuthenticated, requireUser } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'
import { consumeLimit, forgiveLimit } from '@backarch/services-limits'

import { proveLimit } from '../limits.ts'
import { findPasswordHash } from '../repo/passwords.ts'
import type { Proved, ProveInput } from '../schemas.ts'
import { freshProofMs } from './fresh-proof.ts'

/**
 * The person shows again who they are, in the session of this call. Throws UNAUTHORIZED (`proof_refused`) for a wrong
 * proof and RATE_LIMITED after ten of them in a quarter of an hour.
 */
export async function prove(ctx: Context, { password }: ProveInput): Promise<Proved> {
  const { userId, sessionId } = requireUser(ctx)
  await consumeLimit(ctx, proveLimit, { account: userId })
  const hash = await findPasswordHash(ctx.db, userId)
  const { ok } = await verifyPassword(password, hash ?? undefined)
  if (!ok) return refuse(ctx)
  await inTransaction(ctx.db, async (tx) => {
    await markAuthenticated(ctx, tx, sessionId)
    await recordAudit(ctx, tx, {
      action: 'auth.proof_given',
      orgId: null,
      details: { method: 'password' },
    })
  })
  await forgiveLimit(ctx, proveLimit, { account: userId })
  const freshUntil = new Date(ctx.now().getTime() + freshProofMs).toISOString()
  return { status: 'proved', freshUntil }
}

async function refuse(ctx: Context): Promise<never> {
  await recordAudit(ctx, ctx.db, { action: 'auth.proof_denied', orgId: null, outcome: 'denied' })
  throw new AppError('UNAUTHORIZED', 'That is not right: type the password again.', {
    details: { reason: 'proof_refused' },
  })
}
