import type { FeatureDb } from '@backarch/db'

type RecoveryCodesDb = FeatureDb<'recoveryCode'>

/** Puts these codes in the place of all that the account had. The caller holds a lock on the account's authenticator. */
export async function replaceRecoveryCodes(
  db: RecoveryCodesDb,
  { userId, hashes, now }: { userId: string; hashes: readonly string[]; now: Date },
): Promise<void> {
  await db.recoveryCode.deleteMany({ where: { userId } })
  await db.recoveryCode.createMany({
    data: hashes.map((hash) => ({ userId, hash, createdAt: now })),
  })
}

/** Takes a code, in one statement: of any number of parallel calls one gets true. */
export async function takeRecoveryCode(
  db: RecoveryCodesDb,
  code: { readonly userId: string; readonly hash: string },
): Promise<boolean> {
  return (await db.recoveryCode.deleteMany({ where: code })).count === 1
}

export async function countRecoveryCodes(db: RecoveryCodesDb, userId: string): Promise<number> {
  return db.recoveryCode.count({ where: { userId } })
}
