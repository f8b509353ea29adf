import type { FeatureDb } from '@backarch/db'

type ChallengesDb = FeatureDb<'passkeyChallenge'>

export interface PasskeyChallengeRow {
  readonly hash: string
  readonly purpose: string
  readonly userId: string | null
}

export async function insertPasskeyChallenge(
  db: ChallengesDb,
  challenge: PasskeyChallengeRow & { readonly expiresAt: Date },
): Promise<void> {
  await db.passkeyChallenge.create({ data: challenge, select: { purpose: true } })
}

/** Takes a challenge, in one statement: of any number of parallel calls one gets true. */
export async function takePasskeyChallenge(
  db: ChallengesDb,
  { now, ...challenge }: PasskeyChallengeRow & { readonly now: Date },
): Promise<boolean> {
  const where = { ...challenge, expiresAt: { gt: now } }
  return (await db.passkeyChallenge.deleteMany({ where })).count === 1
}
