import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'
import { isUniqueViolation, type Db } from '@backarch/db'

import type { Account } from '../account.ts'
import {
  deleteAccountRow,
  findAccountByAddress,
  findAccountById,
  findAccountsById,
  holdAccountRow,
  insertAccount,
  lockAccountRow,
  updateAccount,
} from '../repo/accounts.ts'
import { normalizeEmail } from '../schemas.ts'

/** Makes an account. Throws CONFLICT (`email_taken`) for an address that has one; the transaction is over then. */
export async function createAccount(
  ctx: Context,
  tx: Db,
  {
    email,
    name,
    verified,
  }: { readonly email: string; readonly name: string; readonly verified: boolean },
): Promise<Account> {
  const now = ctx.now()
  const emailVerifiedAt = verified ? now : null
  return refusingTaken(() =>
    insertAccount(tx, {
      id: ctx.newId(),
      email: normalizeEmail(email),
      name,
      emailVerifiedAt,
      now,
    }),
  )
}

/** The account of an id, disabled or not; null when there is none. */
export function findAccount(ctx: Context, id: string, db: Db = ctx.db): Promise<Account | null> {
  return findAccountById(db, id)
}

/** The account of an e-mail address, however it is spelt, disabled or not; null when there is none. */
export function findAccountByEmail(
  ctx: Context,
  email: string,
  db: Db = ctx.db,
): Promise<Account | null> {
  return findAccountByAddress(db, normalizeEmail(email))
}

/** The accounts of these ids in no order; an id without an account is left out. */
export async function findAccounts(
  ctx: Context,
  ids: readonly string[],
): Promise<readonly Account[]> {
  return ids.length === 0 ? [] : findAccountsById(ctx.db, ids)
}

/** Changes the address to one that is shown to be the person's. Throws CONFLICT (`email_taken`). */
export function changeAccountEmail(
  ctx: Context,
  tx: Db,
  { id, email }: { readonly id: string; readonly email: string },
): Promise<Account> {
  const now = ctx.now()
  const change = { email: normalizeEmail(email), emailVerifiedAt: now, now }
  return refusingTaken(() => updateAccount(tx, id, change))
}

export function renameAccount(
  ctx: Context,
  tx: Db,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<Account> {
  return updateAccount(tx, id, { name, now: ctx.now() })
}

/** Disabled: every session of the account is refused from the next call on, on every server. */
export function setAccountDisabled(
  ctx: Context,
  tx: Db,
  { id, disabled }: { readonly id: string; readonly disabled: boolean },
): Promise<Account> {
  return updateAccount(tx, id, { disabledAt: disabled ? ctx.now() : null, now: ctx.now() })
}

/** Takes the account and all that hangs on it: sessions, memberships, proofs. End its memberships properly first. */
export function removeAccount(_ctx: Context, tx: Db, id: string): Promise<void> {
  return deleteAccountRow(tx, id)
}

async function refusingTaken(store: () => Promise<Account>): Promise<Account> {
  try {
    return await store()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new AppError('CONFLICT', 'This e-mail address has an account already.', {
      details: { reason: 'email_taken' },
      cause: error,
    })
  }
}

/** Changes of one account that must not cross, such as two that each take a way to sign in, queue until the transaction ends. */
export function lockAccount(_ctx: Context, tx: Db, id: string): Promise<void> {
  return lockAccountRow(tx, id)
}

/**
 * Whether the account exists; if so it is not deleted before the transaction ends. For what must not outlive its person,
 * such as an audit row that names them.
 */
export function holdAccount(_ctx: Context, tx: Db, id: string): Promise<boolean> {
  return holdAccountRow(tx, id)
}
