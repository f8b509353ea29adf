import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'
import type { Db } from '@backarch/db'
import {
  findAccount,
  holdAccount,
  lockAccount,
  requireUser,
  type Account,
} from '@backarch/services-access'

/** The caller's own account. Throws FORBIDDEN (`no_account`) for a script. */
export async function requireOwnAccount(ctx: Context): Promise<Account> {
  const { userId } = requireUser(ctx)
  const account = await findAccount(ctx, userId)
  if (account) return account
  throw accountGone()
}

/** The caller's account is not deleted before the transaction ends. Throws UNAUTHORIZED when it is gone already. */
export async function holdOwnAccount(ctx: Context, tx: Db): Promise<void> {
  if (!(await holdAccount(ctx, tx, requireUser(ctx).userId))) throw accountGone()
}

/**
 * The same where the transaction changes what other rows point at, or deletes it: such transactions go one after another,
 * as two that both held the account would wait for each other.
 */
export async function lockOwnAccount(ctx: Context, tx: Db): Promise<void> {
  const { userId } = requireUser(ctx)
  await lockAccount(ctx, tx, userId)
  await holdOwnAccount(ctx, tx)
}

export function accountGone(): AppError {
  return new AppError('UNAUTHORIZED', 'This account does not exist any more.')
}
