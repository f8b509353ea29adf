import type { FeatureDb } from '@backarch/db'

import type { AccountUser } from './schemas.ts'

type AuthDb = FeatureDb<'user' | 'session' | 'refreshToken'>

const userFields = { id: true, email: true, name: true } as const

interface NewUser {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly passwordHash: string
  readonly now: Date
}

export async function insertUser(db: AuthDb, { now, ...user }: NewUser): Promise<AccountUser> {
  return db.user.create({ data: { ...user, createdAt: now, updatedAt: now }, select: userFields })
}

export async function findUserById(db: AuthDb, id: string): Promise<AccountUser | null> {
  return db.user.findUnique({ where: { id }, select: userFields })
}

interface UserWithPassword extends AccountUser {
  readonly passwordHash: string
  readonly disabledAt: Date | null
}

export async function findUserWithPassword(
  db: AuthDb,
  email: string,
): Promise<UserWithPassword | null> {
  return db.user.findUnique({
    where: { email },
    select: { ...userFields, passwordHash: true, disabledAt: true },
  })
}

export async function findEnabledUserByEmail(
  db: AuthDb,
  email: string,
): Promise<AccountUser | null> {
  return db.user.findUnique({ where: { email, disabledAt: null }, select: userFields })
}

export async function findUsers(
  db: AuthDb,
  ids: readonly string[],
): Promise<readonly AccountUser[]> {
  return db.user.findMany({ where: { id: { in: [...ids] } }, select: userFields })
}

/** Replaces a hash by another of the same password, unless the password was changed meanwhile. */
export async function replacePasswordHash(
  db: AuthDb,
  user: { readonly id: string; readonly from: string; readonly to: string; readonly now: Date },
): Promise<void> {
  await db.user.updateMany({
    where: { id: user.id, passwordHash: user.from },
    data: { passwordHash: user.to, updatedAt: user.now },
  })
}

interface NewSession {
  readonly id: string
  readonly userId: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

export async function insertSession(db: AuthDb, session: NewSession): Promise<void> {
  await db.session.create({ data: session, select: { id: true } })
}

/** One indexed query: the session lives, belongs to this user, and the account is not disabled. */
export async function findLiveSession(
  db: AuthDb,
  session: { readonly id: string; readonly userId?: string; readonly now: Date },
): Promise<{ readonly id: string; readonly userId: string; readonly expiresAt: Date } | null> {
  return db.session.findUnique({
    where: {
      id: session.id,
      ...(session.userId === undefined ? {} : { userId: session.userId }),
      revokedAt: null,
      expiresAt: { gt: session.now },
      user: { disabledAt: null },
    },
    select: { id: true, userId: true, expiresAt: true },
  })
}

/** Ends a session at once; the first moment it was ended is kept. */
export async function revokeSession(db: AuthDb, id: string, now: Date): Promise<void> {
  await db.session.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } })
}

interface NewRefreshToken {
  readonly hash: string
  readonly sessionId: string
  readonly generation: number
  readonly createdAt: Date
  readonly expiresAt: Date
}

export async function insertRefreshToken(db: AuthDb, token: NewRefreshToken): Promise<void> {
  await db.refreshToken.create({ data: token, select: { generation: true } })
}

/**
 * Marks a token as used, in one statement: of any number of parallel calls one gets the token, the others null.
 */
export async function takeRefreshToken(
  db: AuthDb,
  hash: string,
  now: Date,
): Promise<{ readonly sessionId: string; readonly generation: number } | null> {
  const [token] = await db.refreshToken.updateManyAndReturn({
    where: { hash, rotatedAt: null, expiresAt: { gt: now } },
    data: { rotatedAt: now },
    select: { sessionId: true, generation: true },
  })
  return token ?? null
}

interface KnownRefreshToken {
  readonly sessionId: string
  readonly generation: number
  readonly rotatedAt: Date | null
}

export async function findRefreshToken(
  db: AuthDb,
  hash: string,
): Promise<KnownRefreshToken | null> {
  return db.refreshToken.findUnique({
    where: { hash },
    select: { sessionId: true, generation: true, rotatedAt: true },
  })
}

export async function findRefreshTokenOfGeneration(
  db: AuthDb,
  sessionId: string,
  generation: number,
): Promise<Pick<KnownRefreshToken, 'rotatedAt'> | null> {
  return db.refreshToken.findUnique({
    where: { sessionId_generation: { sessionId, generation } },
    select: { rotatedAt: true },
  })
}
