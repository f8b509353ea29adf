import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'
import type { Db } from '@backarch/db'

import type { Session, SessionKind } from '../account.ts'
import { lockAccountRow } from '../repo/accounts.ts'
import { countLiveSessionsOfUser, insertSession } from '../repo/sessions.ts'
import type { Scope } from '../schemas.ts'

const longAgo = new Date(0)

/** Stores a new session of a person who has proved who they are. */
export async function openSession(
  ctx: Context,
  tx: Db,
  session: {
    readonly userId: string
    readonly kind: SessionKind
    readonly expiresAt: Date
    /** SHA-256 of the secret that stands for it; null where signed access tokens name it. */
    readonly secretHash: string | null
    /** When the person proved who they are, where that was not just now; null where nobody can say. */
    readonly provedAt?: Date | null | undefined
    /** Of a personal access token. */
    readonly name?: string
    readonly scopes?: readonly Scope[]
  },
): Promise<Session> {
  const { name = null, scopes = [], provedAt, ...given } = session
  const { address = null, userAgent = null } = ctx.peer ?? {}
  const id = ctx.newId()
  const now = ctx.now()
  const authenticatedAt = provedAt === null ? longAgo : (provedAt ?? now)
  const from = { address, userAgent }
  return insertSession(tx, { ...given, ...from, id, name, scopes, authenticatedAt, now })
}

/**
 * The same, unless the person has so many sessions of that kind already: LIMIT_EXCEEDED (`too_many_sessions`). Parallel
 * calls queue at the account, so that the number holds; call it in a transaction.
 */
export async function openSessionWithin(
  ctx: Context,
  tx: Db,
  atMost: number,
  session: Parameters<typeof openSession>[2],
): Promise<Session> {
  const { userId, kind } = session
  await lockAccountRow(tx, userId)
  if ((await countLiveSessionsOfUser(tx, { userId, kind, now: ctx.now() })) < atMost) {
    return openSession(ctx, tx, session)
  }
  throw new AppError('LIMIT_EXCEEDED', `There are ${atMost} of them already: end one first.`, {
    details: { reason: 'too_many_sessions' },
  })
}
