import type { Context, Principal } from '@backarch/api'

import { readAccessToken } from '../access-tokens.ts'
import { findLiveSession } from '../repo.ts'

const anonymous: Principal = { kind: 'anonymous' }

/**
 * Who sends these headers. The token only names a session; whether that session and its account are still good
 * is asked of the database on every call, so ending one takes effect at once on every server.
 */
export async function authenticate(ctx: Context, headers: Headers): Promise<Principal> {
  const [, bearer] = /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '') ?? []
  if (bearer === undefined) return anonymous
  const token = await readAccessToken(ctx, bearer)
  if (!token) return anonymous
  const { sessionId, userId } = token
  const session = await findLiveSession(ctx.db, { id: sessionId, userId, now: ctx.now() })
  return session ? { kind: 'user', userId, sessionId } : anonymous
}
