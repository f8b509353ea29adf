import type { Context } from '@backarch/api'
import type { Db } from '@backarch/db'

import type { Session } from '../account.ts'
import {
  findLiveSessionById,
  findLiveSessionsOfUser,
  findStoredSessionsOfUser,
  type SessionChoice,
} from '../repo/sessions.ts'

/** A session that lives and whose account is not disabled; null otherwise. */
export function findSession(ctx: Context, id: string, db: Db = ctx.db): Promise<Session | null> {
  return findLiveSessionById(db, { id, now: ctx.now() })
}

/** The sessions of a person that live, personal access tokens among them, the newest first. */
export function listSessions(
  ctx: Context,
  userId: string,
  choice: SessionChoice = {},
): Promise<readonly Session[]> {
  return findLiveSessionsOfUser(ctx.db, userId, { ...choice, now: ctx.now() })
}

/** The same with those that ended, which are kept for thirty days: what the server holds about a person. */
export function listStoredSessions(ctx: Context, userId: string): Promise<readonly Session[]> {
  return findStoredSessionsOfUser(ctx.db, userId)
}
