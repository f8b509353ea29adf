import type { FeatureDb } from '@backarch/db'

type ChallengesDb = FeatureDb<'signInChallenge'>

export async function insertSignInChallenge(
  db: ChallengesDb,
  challenge: { readonly tokenHash: string; readonly userId: string; readonly expiresAt: Date },
): Promise<void> {
  await db.signInChallenge.create({ data: challenge, select: { userId: true } })
}
