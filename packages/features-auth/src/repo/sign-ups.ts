import type { FeatureDb } from '@backarch/db'

type SignUpsDb = FeatureDb<'signUp'>

interface Key {
  readonly tokenHash: string
  readonly now: Date
}

export async function insertSignUp(
  db: SignUpsDb,
  signUp: {
    readonly tokenHash: string
    readonly email: string
    readonly createdAt: Date
    readonly expiresAt: Date
  },
): Promise<void> {
  await db.signUp.create({ data: signUp, select: { email: true } })
}

/** The address that a token was sent to; null for one that is unknown or too old. */
export async function findSignUpEmail(
  db: SignUpsDb,
  { tokenHash, now }: Key,
): Promise<string | null> {
  const where = { tokenHash, expiresAt: { gt: now } }
  return (await db.signUp.findUnique({ where, select: { email: true } }))?.email ?? null
}

/** Of any number of parallel calls one gets true: the one whose delete finds it. */
export async function takeSignUp(db: SignUpsDb, { tokenHash, now }: Key): Promise<boolean> {
  const { count } = await db.signUp.deleteMany({ where: { tokenHash, expiresAt: { gt: now } } })
  return count === 1
}

export async function deleteSignUpsOfAddress(db: SignUpsDb, email: string): Promise<void> {
  await db.signUp.deleteMany({ where: { email } })
}
