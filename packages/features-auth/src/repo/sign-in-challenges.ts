import type { FeatureDb } from '@backarch/db'

type ChallengesDb = FeatureDb<'signInChallenge'>

export async function insertSignInChallenge(
  db: ChallengesDb,
  challenge: { readonly tokenHash: string; readonly userId: string; readonly expiresAt: Date },
): Promise<void> {
  await db.signInChallenge.create({ data: challenge, select: { userId: true } })
}

/** Whose sign-in a challenge is of; null when it is over or never was. */
export async function findSignInChallenge(
  db: ChallengesDb,
  { tokenHash, now }: { readonly tokenHash: string; readonly now: Date },
): Promise<string | null> {
  const found = await db.signInChallenge.findUnique({
    where: { tokenHash, expiresAt: { gt: now } },
    select: { userId: true },
  })
  return found?.userId ?? null
}

/** Takes a challenge, in one statement: of any number of parallel calls one gets true. */
export async function takeSignInChallenge(
  db: ChallengesDb,
  { tokenHash, now }: { readonly tokenHash: string; readonly now: Date },
): Promise<boolean> {
  const where = { tokenHash, expiresAt: { gt: now } }
  return (await db.signInChallenge.deleteMany({ where })).count === 1
}

/** Sign-ins of a person that were half done: the password that began them is no longer good. */
export async function deleteSignInChallengesOf(db: ChallengesDb, userId: string): Promise<void> {
  await db.signInChallenge.deleteMany({ where: { userId } })
}
