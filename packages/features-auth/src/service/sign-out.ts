import type { Context } from '@backarch/api'
import { endSession, requireUser } from '@backarch/services-access'

import { clearSessionCookie } from '../session-cookie.ts'

/** Ends the caller's session: from the next call on, whatever stands for it is refused everywhere. */
export async function signOut(ctx: Context): Promise<void> {
  const { sessionId, userId } = requireUser(ctx)
  await endSession(ctx, ctx.db, { id: sessionId, userId })
  ctx.setCookie?.(clearSessionCookie())
  ctx.log.info({ userId, sessionId }, 'signed out')
}
