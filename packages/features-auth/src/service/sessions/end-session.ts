import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { endSession as revoke, requireUser } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import type { Ended, EndSessionInput } from '../../schemas.ts'
import { clearSessionCookie } from '../../session-cookie.ts'
import { holdOwnAccount } from '../account/own-account.ts'

/**
 * Ends one of the caller's sessions: refused everywhere from the next call on. Throws NOT_FOUND (`session_not_found`)
 * for one that has ended, never was, or is somebody else's.
 */
export async function endSession(ctx: Context, { sessionId: id }: EndSessionInput): Promise<Ended> {
  const { userId, sessionId } = requireUser(ctx)
  await inTransaction(ctx.db, async (tx) => {
    await holdOwnAccount(ctx, tx)
    if (!(await revoke(ctx, tx, { id, userId }))) throw unknown()
    const target = { kind: 'session', id }
    await recordAudit(ctx, tx, { action: 'auth.session_ended', orgId: null, target })
  })
  if (id === sessionId) ctx.setCookie?.(clearSessionCookie())
  return { ended: 1 }
}

function unknown(): AppError {
  return new AppError('NOT_FOUND', 'There is no such session, or it has ended.', {
    details: { reason: 'session_not_found' },
  })
}
