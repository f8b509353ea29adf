import type { Context } from '@backarch/api'

import { revokeSession } from '../repo.ts'
import { requireUser } from './require-user.ts'

/** Ends the caller's session: from the next call on, its access and refresh tokens are refused everywhere. */
export async function signOut(ctx: Context): Promise<void> {
  const { sessionId, userId } = requireUser(ctx)
  await revokeSession(ctx.db, sessionId, ctx.now())
  ctx.log.info({ userId, sessionId }, 'signed out')
}
