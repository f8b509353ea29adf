import type { Context, Principal } from '@backarch/api'

import { findCallerInOrg, type Caller, type SessionKey } from '../repo/callers.ts'
import type { PlaceRow } from '../repo/memberships.ts'
import { findCaller, touchSession } from '../repo/sessions.ts'

export type SignedIn = Exclude<Principal, { kind: 'anonymous' }>
type User = Extract<Principal, { kind: 'user' }>

const seenEvery = 5 * 60 * 1000
const anonymous: Principal = { kind: 'anonymous' }

/**
 * Who is calling, asked of the database: of what a request carries nothing is believed but which session it names.
 * A session that has ended, or whose account is disabled or gone, is nobody's.
 */
export async function identifyCaller(ctx: Context): Promise<Principal> {
  const key = keyOf(ctx)
  if (!key) return ctx.principal
  const found = await findCaller(ctx.db, { key, now: ctx.now() })
  return found && isNamed(ctx, found) ? seen(ctx, found) : anonymous
}

/** The same together with the person's place in an organization, in one query. */
export async function identifyCallerInOrg(
  ctx: Context,
  orgId: string,
): Promise<{ readonly principal: User; readonly place: PlaceRow | null } | null> {
  const key = keyOf(ctx)
  if (!key) return null
  const found = await findCallerInOrg(ctx.db, { key, orgId, now: ctx.now() })
  if (!found || !isNamed(ctx, found)) return null
  const principal = await seen(ctx, found)
  if (found.role === null) return { principal, place: null }
  const { role, overSeats, plan, planUntil, deletedAt } = found
  return { principal, place: { role, overSeats, organization: { plan, planUntil, deletedAt } } }
}

/** Null where the caller is known already (a script, or a call within a call) or sent nothing. */
function keyOf({ principal, credential }: Context): SessionKey | null {
  if (principal.kind !== 'anonymous' || credential === null) return null
  if (credential.kind === 'session') return { id: credential.sessionId }
  return { secretHash: credential.hash, seenAfter: credential.seenAfter }
}

/** An access token names the person too; a session of somebody else under it would be a forgery. */
function isNamed({ credential }: Context, { userId }: Caller): boolean {
  return credential?.kind !== 'session' || credential.userId === userId
}

async function seen(ctx: Context, found: Caller): Promise<User> {
  const { id, userId, kind, scopes, createdAt, lastSeenAt } = found
  const now = ctx.now()
  // A token's first use is noted at once: until then its owner is told that nobody has used it.
  const unused = kind === 'personal' && lastSeenAt.getTime() === createdAt.getTime()
  const unlessSince = unused ? createdAt : new Date(now.getTime() - seenEvery)
  if (lastSeenAt <= unlessSince) {
    const { address = null, userAgent = null } = ctx.peer ?? {}
    await touchSession(ctx.db, { id, unlessSince, now, address, userAgent })
  }
  const user: User = { kind: 'user', userId, sessionId: id }
  return kind === 'personal' ? { ...user, scopes } : user
}
