import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'
import { findAccount, requireUser, type Account } from '@backarch/services-access'

/** The caller's own account. Throws FORBIDDEN (`no_account`) for a script. */
export async function requireOwnAccount(ctx: Context): Promise<Account> {
  const { userId } = requireUser(ctx)
  const account = await findAccount(ctx, userId)
  if (account) return account
  throw new AppError('UNAUTHORIZED', 'This account does not exist any more.')
}
