import type { FeatureDb } from '@backarch/db'

import type { Session, SessionKind } from '../account.ts'
import type { Scope } from '../schemas.ts'
import type { Caller, SessionKey } from './callers.ts'

type SessionsDb = FeatureDb<'session' | 'user'>

const sessionFields = {
  id: true,
  userId: true,
  kind: true,
  name: true,
  scopes: true,
  createdAt: true,
  expiresAt: true,
  authenticatedAt: true,
  lastSeenAt: true,
  address: true,
  userAgent: true,
} as const

const callerFields = {
  id: true,
  userId: true,
  kind: true,
  scopes: true,
  createdAt: true,
  lastSeenAt: true,
} as const

/** Whose session it is, where it lives and its account is not disabled; for a call that is about no organization. */
export async function findCaller(
  db: SessionsDb,
  { key, now }: { readonly key: SessionKey; readonly now: Date },
): Promise<Caller | null> {
  const where =
    'id' in key
      ? { id: key.id }
      : {
          secretHash: key.secretHash,
          ...(key.seenAfter && { lastSeenAt: { gt: key.seenAfter } }),
        }
  return db.session.findUnique({ where: { ...where, ...living(now) }, select: callerFields })
}

function living(now: Date) {
  return { revokedAt: null, expiresAt: { gt: now }, user: { disabledAt: null } } as const
}

interface NewSession {
  readonly id: string
  readonly userId: string
  readonly kind: SessionKind
  readonly secretHash: string | null
  readonly name: string | null
  readonly scopes: readonly Scope[]
  readonly authenticatedAt: Date
  readonly expiresAt: Date
  readonly address: string | null
  readonly userAgent: string | null
  readonly now: Date
}

export async function insertSession(
  db: SessionsDb,
  { now, scopes, ...session }: NewSession,
): Promise<Session> {
  return db.session.create({
    data: {
      ...session,
      scopes: [...scopes],
      createdAt: now,
      lastSeenAt: now,
    },
    select: sessionFields,
  })
}

export async function findLiveSessionById(
  db: SessionsDb,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<Session | null> {
  return db.session.findUnique({ where: { id, ...living(now) }, select: sessionFields })
}

/** Which sessions of a person: all of them where nothing is said. */
export interface SessionChoice {
  readonly kind?: SessionKind
  /** Those made before this one, by id. */
  readonly before?: string | null
  readonly take?: number
}

/** The sessions of one person that live, the newest first. */
export async function findLiveSessionsOfUser(
  db: SessionsDb,
  userId: string,
  { kind, before = null, take, now }: SessionChoice & { readonly now: Date },
): Promise<readonly Session[]> {
  return db.session.findMany({
    where: {
      userId,
      ...living(now),
      ...(kind === undefined ? {} : { kind }),
      ...(before === null ? {} : { id: { lt: before } }),
    },
    orderBy: { id: 'desc' },
    ...(take === undefined ? {} : { take }),
    select: sessionFields,
  })
}

/** The sessions of one person that are stored, those that ended too, the newest first. */
export async function findStoredSessionsOfUser(
  db: SessionsDb,
  userId: string,
): Promise<readonly Session[]> {
  return db.session.findMany({
    where: { userId },
    orderBy: { id: 'desc' },
    select: sessionFields,
  })
}

export async function countLiveSessionsOfUser(
  db: SessionsDb,
  {
    userId,
    kind,
    now,
  }: { readonly userId: string; readonly kind: SessionKind; readonly now: Date },
): Promise<number> {
  return db.session.count({ where: { userId, kind, ...living(now) } })
}

/** Of any number of calls that arrive at once, the first one writes. */
export async function touchSession(
  db: SessionsDb,
  seen: {
    readonly id: string
    readonly unlessSince: Date
    readonly now: Date
    readonly address: string | null
    readonly userAgent: string | null
  },
): Promise<void> {
  const { id, unlessSince, now, address, userAgent } = seen
  await db.session.updateMany({
    where: { id, lastSeenAt: { lte: unlessSince } },
    data: { lastSeenAt: now, address, userAgent },
  })
}

export async function markSessionAuthenticated(
  db: SessionsDb,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<void> {
  await db.session.updateMany({ where: { id }, data: { authenticatedAt: now } })
}

/** Whether the person had such a session and it lived. The first moment a session was ended is kept. */
export async function revokeSession(
  db: SessionsDb,
  { id, userId, now }: { readonly id: string; readonly userId: string; readonly now: Date },
): Promise<boolean> {
  const { count } = await db.session.updateMany({
    where: { id, userId, revokedAt: null },
    data: { revokedAt: now },
  })
  return count > 0
}

/** Every session of a person but one; personal access tokens too. Answers how many. */
export async function revokeSessionsOfUser(
  db: SessionsDb,
  {
    userId,
    except,
    now,
  }: { readonly userId: string; readonly except: string | null; readonly now: Date },
): Promise<number> {
  const { count } = await db.session.updateMany({
    where: { userId, revokedAt: null, ...(except === null ? {} : { id: { not: except } }) },
    data: { revokedAt: now },
  })
  return count
}

/** Sessions that ended before a moment. */
export async function deleteSessionsEndedBefore(db: SessionsDb, before: Date): Promise<number> {
  const { count } = await db.session.deleteMany({
    where: { OR: [{ expiresAt: { lt: before } }, { revokedAt: { lt: before } }] },
  })
  return count
}
