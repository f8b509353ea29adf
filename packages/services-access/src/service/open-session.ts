import type { Context } from '@backarch/api'
import type { Db } from '@backarch/db'

import type { Session, SessionKind } from '../account.ts'
import { insertSession } from '../repo/sessions.ts'
import type { Scope } from '../schemas.ts'

/** Stores a new session of a person who has just proved who they are. */
export async function openSession(
  ctx: Context,
  tx: Db,
  session: {
    readonly userId: string
    readonly kind: SessionKind
    readonly expiresAt: Date
    /** SHA-256 of the secret that stands for it; null where signed access tokens name it. */
    readonly secretHash: string | null
    /** Of a personal access token. */
    readonly name?: string
    readonly scopes?: readonly Scope[]
  },
): Promise<Session> {
  const { name = null, scopes = [], ...given } = session
  const { address = null, userAgent = null } = ctx.peer ?? {}
  const id = ctx.newId()
  return insertSession(tx, { ...given, id, name, scopes, address, userAgent, now: ctx.now() })
}
