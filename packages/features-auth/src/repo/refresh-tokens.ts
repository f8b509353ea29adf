import type { FeatureDb } from '@backarch/db'

type RefreshTokensDb = FeatureDb<'refreshToken'>

interface NewRefreshToken {
  readonly hash: string
  readonly sessionId: string
  readonly generation: number
  readonly createdAt: Date
  readonly expiresAt: Date
}

export async function insertRefreshToken(
  db: RefreshTokensDb,
  token: NewRefreshToken,
): Promise<void> {
  await db.refreshToken.create({ data: token, select: { generation: true } })
}

/**
 * Marks a token as used, in one statement: of any number of parallel calls one gets the token, the others null.
 */
export async function takeRefreshToken(
  db: RefreshTokensDb,
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
  db: RefreshTokensDb,
  hash: string,
): Promise<KnownRefreshToken | null> {
  return db.refreshToken.findUnique({
    where: { hash },
    select: { sessionId: true, generation: true, rotatedAt: true },
  })
}

export async function findRefreshTokenOfGeneration(
  db: RefreshTokensDb,
  sessionId: string,
  generation: number,
): Promise<Pick<KnownRefreshToken, 'rotatedAt'> | null> {
  return db.refreshToken.findUnique({
    where: { sessionId_generation: { sessionId, generation } },
    select: { rotatedAt: true },
  })
}
