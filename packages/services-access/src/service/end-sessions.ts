import type { Context } from '@backarch/api'
import type { Db } from '@backarch/db'

import {
  deleteSessionsEndedBefore,
  markSessionAuthenticated,
  revokeSession,
  revokeSessionsOfUser,
} from '../repo/sessions.ts'

const day = 24 * 60 * 60 * 1000

/** Ends one session of a person, from the next call on, on every server. False when there is none that lives. */
export function endSession(
  ctx: Context,
  tx: Db,
  session: { readonly id: string; readonly userId: string },
): Promise<boolean> {
  return revokeSession(tx, { ...session, now: ctx.now() })
}

/** Ends every session of a person, personal access tokens too, but for one; answers how many. */
export function endSessions(
  ctx: Context,
  tx: Db,
  { userId, except = null }: { readonly userId: string; readonly except?: string | null },
): Promise<number> {
  return revokeSessionsOfUser(tx, { userId, except, now: ctx.now() })
}

/** Notes that the person has just proved again who they are. */
export function markAuthenticated(ctx: Context, tx: Db, sessionId: string): Promise<void> {
  return markSessionAuthenticated(tx, { id: sessionId, now: ctx.now() })
}

/** Removes what ended more than thirty days ago; until then it answers whose it was. */
export function removeEndedSessions(ctx: Context): Promise<number> {
  return deleteSessionsEndedBefore(ctx.db, new Date(ctx.now().getTime() - 30 * day))
}
