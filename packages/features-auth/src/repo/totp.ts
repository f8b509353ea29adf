import type { FeatureDb } from '@backarch/db'

type TotpDb = FeatureDb<'totp'>

/** Whether an authenticator counts: one that was only begun does not. */
export async function hasConfirmedTotp(db: TotpDb, userId: string): Promise<boolean> {
  return (await db.totp.count({ where: { userId, confirmedAt: { not: null } } })) > 0
}

interface TotpRow {
  readonly sealedSecret: string
  readonly confirmedAt: Date | null
  readonly createdAt: Date
}

export async function findTotp(db: TotpDb, userId: string): Promise<TotpRow | null> {
  return db.totp.findUnique({
    where: { userId },
    select: { sealedSecret: true, confirmedAt: true, createdAt: true },
  })
}

/** Stores a secret that does not count yet, in place of another such; false when one counts already. */
export async function storeUnconfirmedTotp(
  db: TotpDb,
  { userId, sealedSecret, now }: { userId: string; sealedSecret: string; now: Date },
): Promise<boolean> {
  const secret = { sealedSecret, createdAt: now }
  const made = await db.totp.createMany({ data: { userId, ...secret }, skipDuplicates: true })
  if (made.count === 1) return true
  const changed = await db.totp.updateMany({ where: { userId, confirmedAt: null }, data: secret })
  return changed.count === 1
}

/** Makes a secret count; false when it does already, or another one was begun meanwhile. */
export async function confirmTotp(
  db: TotpDb,
  {
    userId,
    sealedSecret,
    step,
    now,
  }: { userId: string; sealedSecret: string; step: number; now: Date },
): Promise<boolean> {
  const { count } = await db.totp.updateMany({
    where: { userId, sealedSecret, confirmedAt: null },
    data: { confirmedAt: now, lastStep: step },
  })
  return count === 1
}

/**
 * Takes a time step, in one statement: neither it nor an earlier one is ever taken again. Of any number of parallel
 * calls one gets true.
 */
export async function takeTotpStep(
  db: TotpDb,
  {
    userId,
    sealedSecret,
    step,
    resealed,
  }: { userId: string; sealedSecret: string; step: number; resealed: string },
): Promise<boolean> {
  const { count } = await db.totp.updateMany({
    where: {
      userId,
      sealedSecret,
      confirmedAt: { not: null },
      OR: [{ lastStep: null }, { lastStep: { lt: step } }],
    },
    data: { lastStep: step, sealedSecret: resealed },
  })
  return count === 1
}

/** Makes other changes of the account's codes wait for this transaction; false when no authenticator counts. */
export async function lockConfirmedTotp(db: TotpDb, userId: string): Promise<boolean> {
  const where = { userId, confirmedAt: { not: null } }
  return (await db.totp.updateMany({ where, data: { userId } })).count === 1
}

export async function deleteTotp(db: TotpDb, userId: string): Promise<void> {
  await db.totp.deleteMany({ where: { userId } })
}
