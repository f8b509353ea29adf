import type { FeatureDb } from '@backarch/db'

type PasswordsDb = FeatureDb<'password'>

/** Null for an account that signs in by other means. */
export async function findPasswordHash(db: PasswordsDb, userId: string): Promise<string | null> {
  const found = await db.password.findUnique({ where: { userId }, select: { hash: true } })
  return found?.hash ?? null
}

/** Sets the password of an account, whether or not it had one. */
export async function storePassword(
  db: PasswordsDb,
  { userId, hash, now }: { readonly userId: string; readonly hash: string; readonly now: Date },
): Promise<void> {
  const change = { hash, changedAt: now }
  await db.password.upsert({
    where: { userId },
    create: { userId, ...change },
    update: change,
    select: { userId: true },
  })
}

/** Replaces a hash by another of the same password, unless the password was changed meanwhile. */
export async function replacePasswordHash(
  db: PasswordsDb,
  { userId, from, to }: { readonly userId: string; readonly from: string; readonly to: string },
): Promise<void> {
  await db.password.updateMany({ where: { userId, hash: from }, data: { hash: to } })
}

/**
 * Whether this is the account's password hash still; if so the row stays locked until the transaction ends. A change of
 * the password waits for that, and then finds the session that was opened here.
 */
export async function holdPasswordHash(
  db: PasswordsDb,
  { userId, hash }: { readonly userId: string; readonly hash: string },
): Promise<boolean> {
  const { count } = await db.password.updateMany({ where: { userId, hash }, data: { hash } })
  return count === 1
}
