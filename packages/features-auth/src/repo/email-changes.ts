import type { FeatureDb } from '@backarch/db'

type EmailChangesDb = FeatureDb<'emailChange'>

export async function insertEmailChange(
  db: EmailChangesDb,
  change: {
    readonly tokenHash: string
    readonly userId: string
    readonly email: string
    readonly createdAt: Date
    readonly expiresAt: Date
  },
): Promise<void> {
  await db.emailChange.create({ data: change, select: { userId: true } })
}

/** The new address, for one of any number of parallel calls of the person who asked; null for the others. */
export async function takeEmailChange(
  db: EmailChangesDb,
  { now, ...key }: { readonly tokenHash: string; readonly userId: string; readonly now: Date },
): Promise<string | null> {
  const where = { ...key, expiresAt: { gt: now } }
  const change = await db.emailChange.findUnique({ where, select: { email: true } })
  const { count } = await db.emailChange.deleteMany({ where })
  return count === 1 && change ? change.email : null
}

export async function deleteEmailChangesOf(db: EmailChangesDb, userId: string): Promise<void> {
  await db.emailChange.deleteMany({ where: { userId } })
}

/** Everybody's wish to have this address. */
export async function deleteEmailChangesTo(db: EmailChangesDb, email: string): Promise<void> {
  await db.emailChange.deleteMany({ where: { email } })
}
