import type { FeatureDb } from '@backarch/db'

import type { Account } from '../account.ts'

type AccountsDb = FeatureDb<'user'>

/** For the one statement that Prisma has no words for. */
interface SqlDb {
  $queryRaw(sql: TemplateStringsArray, ...values: readonly unknown[]): PromiseLike<unknown>
}

const accountFields = {
  id: true,
  email: true,
  name: true,
  emailVerifiedAt: true,
  disabledAt: true,
  createdAt: true,
} as const

interface NewAccount {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly emailVerifiedAt: Date | null
  readonly now: Date
}

export async function insertAccount(
  db: AccountsDb,
  { now, ...account }: NewAccount,
): Promise<Account> {
  return db.user.create({
    data: { ...account, createdAt: now, updatedAt: now },
    select: accountFields,
  })
}

export async function findAccountById(db: AccountsDb, id: string): Promise<Account | null> {
  return db.user.findUnique({ where: { id }, select: accountFields })
}

export async function findAccountByAddress(db: AccountsDb, email: string): Promise<Account | null> {
  return db.user.findUnique({ where: { email }, select: accountFields })
}

export async function findAccountsById(
  db: AccountsDb,
  ids: readonly string[],
): Promise<readonly Account[]> {
  return db.user.findMany({ where: { id: { in: [...ids] } }, select: accountFields })
}

export async function updateAccount(
  db: AccountsDb,
  id: string,
  change: {
    readonly email?: string
    readonly emailVerifiedAt?: Date
    readonly name?: string
    readonly disabledAt?: Date | null
    readonly now: Date
  },
): Promise<Account> {
  const { now, ...data } = change
  return db.user.update({ where: { id }, data: { ...data, updatedAt: now }, select: accountFields })
}

export async function deleteAccountRow(db: AccountsDb, id: string): Promise<void> {
  await db.user.delete({ where: { id }, select: { id: true } })
}

/** Changes of one account that must not cross queue here until the transaction ends. */
export async function lockAccountRow(db: AccountsDb, id: string): Promise<void> {
  await db.user.updateMany({ where: { id }, data: { id } })
}

/** The account is about to be deleted: whoever holds it is waited for, and nobody holds it, or points at it, from now on. */
export async function lockAccountRowToDelete(db: SqlDb, id: string): Promise<void> {
  await db.$queryRaw`SELECT id FROM user_account WHERE id = ${id}::uuid FOR UPDATE`
}

/** Whether the account exists; its deletion waits until the transaction ends. Nothing else does, and nothing is written. */
export async function holdAccountRow(db: SqlDb, id: string): Promise<boolean> {
  const rows = await db.$queryRaw`SELECT id FROM user_account WHERE id = ${id}::uuid FOR KEY SHARE`
  return Array.isArray(rows) && rows.length > 0
}
