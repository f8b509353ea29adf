import type { FeatureDb } from '@backarch/db'

type SignUpsDb = FeatureDb<'signUp'>

/** What somebody wants an account with. */
export interface SignUp {
  readonly email: string
  readonly name: string
  readonly passwordHash: string
}

export async function insertSignUp(
  db: SignUpsDb,
  signUp: SignUp & {
    readonly tokenHash: string
    readonly createdAt: Date
    readonly expiresAt: Date
  },
): Promise<void> {
  await db.signUp.create({ data: signUp, select: { email: true } })
}

/** Of any number of parallel calls one gets it, the others null: the one whose delete finds it. */
export async function takeSignUp(
  db: SignUpsDb,
  { tokenHash, now }: { readonly tokenHash: string; readonly now: Date },
): Promise<SignUp | null> {
  const where = { tokenHash, expiresAt: { gt: now } }
  const signUp = await db.signUp.findUnique({
    where,
    select: { email: true, name: true, passwordHash: true },
  })
  const { count } = await db.signUp.deleteMany({ where })
  return count === 1 ? signUp : null
}

export async function deleteSignUpsOfAddress(db: SignUpsDb, email: string): Promise<void> {
  await db.signUp.deleteMany({ where: { email } })
}
