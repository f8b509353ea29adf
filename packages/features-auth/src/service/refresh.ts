import type { Context } from '@backarch/api'
import { AppError, hashOpaqueToken, isOpaqueToken } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { endSession, findSession, holdAccount, type Session } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import {
  findRefreshToken,
  findRefreshTokenOfGeneration,
  takeRefreshToken,
} from '../repo/refresh-tokens.ts'
import type { RefreshInput, Tokens } from '../schemas.ts'
import { notify } from './notify.ts'
import { grantRefresh, toTokens, type RefreshGrant } from './start-session.ts'

/** Two tabs of one browser may refresh in the same moment; nobody takes ten seconds for that. */
const graceMs = 10_000

/**
 * Exchanges a refresh token for its successor and a new access token. Throws:
 * - UNAUTHORIZED (`refresh_refused`): unknown or expired, or its session has ended;
 * - CONFLICT (`already_refreshed`): another call exchanged it less than ten seconds ago, and that call's tokens
 *   are still unused: use those. Nothing changes;
 * - UNAUTHORIZED (`refresh_reused`): it was exchanged before. One of two holders is a thief, so the session and
 *   every token that descends from its sign-in are dead from now on.
 */
export async function refresh(ctx: Context, { refreshToken }: RefreshInput): Promise<Tokens> {
  if (!isOpaqueToken(refreshToken, 'rt')) throw refused()
  const hash = hashOpaqueToken(refreshToken)
  const grant = await inTransaction(ctx.db, async (tx): Promise<RefreshGrant | null> => {
    const taken = await takeRefreshToken(tx, hash, ctx.now())
    if (!taken) return null
    const session = await findSession(ctx, taken.sessionId, tx)
    if (!session) throw refused()
    const { id: sessionId, userId, expiresAt } = session
    return grantRefresh(ctx, tx, { sessionId, userId, expiresAt, generation: taken.generation + 1 })
  })
  return grant === null ? refuseUntaken(ctx, hash) : toTokens(ctx, grant)
}

/** Outside the transaction above: ending the session must outlast the refusal. */
async function refuseUntaken(ctx: Context, hash: string): Promise<never> {
  const token = await findRefreshToken(ctx.db, hash)
  if (!token?.rotatedAt) throw refused()
  const { sessionId, generation, rotatedAt } = token
  const successor = await findRefreshTokenOfGeneration(ctx.db, sessionId, generation + 1)
  const justNow = ctx.now().getTime() - rotatedAt.getTime() < graceMs
  if (justNow && successor?.rotatedAt === null) {
    throw new AppError(
      'CONFLICT',
      'This refresh token was used a moment ago: use the tokens which that call returned.',
      { details: { reason: 'already_refreshed' } },
    )
  }
  const session = await findSession(ctx, sessionId)
  if (session) await endStolen(ctx, session, generation)
  throw new AppError('UNAUTHORIZED', 'This refresh token was used before: sign in again.', {
    details: { reason: 'refresh_reused' },
  })
}

/** Nobody knows which of the two holders called: the person is whom it happened to, and not who did it. */
async function endStolen(ctx: Context, session: Session, generation: number): Promise<void> {
  const { userId } = session
  const ended = await inTransaction(ctx.db, async (tx) => {
    if (!(await holdAccount(ctx, tx, userId))) return false
    if (!(await endSession(ctx, tx, session))) return false
    await recordAudit(ctx, tx, {
      action: 'auth.refresh_reused',
      orgId: null,
      target: { kind: 'user', id: userId },
      outcome: 'denied',
      details: { generation },
    })
    return true
  })
  if (!ended) return
  ctx.log.warn({ sessionId: session.id }, 'a used refresh token came back; its session was ended')
  await notify(
    ctx,
    userId,
    'A program of yours was signed out: its old token was used again, so somebody may have copied it.',
  )
}

function refused(): AppError {
  return new AppError('UNAUTHORIZED', 'Your session is not valid any more: sign in again.', {
    details: { reason: 'refresh_refused' },
  })
}
