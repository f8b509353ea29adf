import type { FeatureDb } from '@backarch/db'

type ResetsDb = FeatureDb<'passwordReset'>

export async function insertPasswordReset(
  db: ResetsDb,
  reset: {
    readonly tokenHash: string
    readonly userId: string
    readonly createdAt: Date
    readonly expiresAt: Date
  },
): Promise<void> {
  await db.passwordReset.create({ data: reset, select: { userId: true } })
}

/** Whose password it is for; null when the token is good for nothing. */
export async function findPasswordReset(
  db: ResetsDb,
  { tokenHash, now }: { readonly tokenHash: string; readonly now: Date },
): Promise<{ readonly userId: string } | null> {
  return db.passwordReset.findUnique({
    where: { tokenHash, expiresAt: { gt: now } },
    select: { userId: true },
  })
}

/** True for one of any number of parallel calls. */
export async function takePasswordReset(
  db: ResetsDb,
  { tokenHash, now }: { readonly tokenHash: string; readonly now: Date },
): Promise<boolean> {
  const { count } = await db.passwordReset.deleteMany({
    where: { tokenHash, expiresAt: { gt: now } },
  })
  return count === 1
}

export async function deletePasswordResetsOf(db: ResetsDb, userId: string): Promise<void> {
  await db.passwordReset.deleteMany({ where: { userId } })
}
