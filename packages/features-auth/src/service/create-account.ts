import type { Context } from '@backarch/api'
import { checkPassword, hashPassword } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { requireOperator } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import { deleteSignUpsOfAddress } from '../repo/sign-ups.ts'
import type { AccountUser, CreateAccountInput } from '../schemas.ts'
import { openAccount } from './open-account.ts'
import { toUser } from './start-session.ts'
import { wordsAbout } from './words-about.ts'

/**
 * An account at once, without a mail: for the operator alone, who knows whose the address is. Throws FORBIDDEN
 * (`operator_only`) for everybody else and CONFLICT (`email_taken`).
 */
export async function createAccountAsOperator(
  ctx: Context,
  { email, name, password }: CreateAccountInput,
): Promise<AccountUser> {
  requireOperator(ctx)
  if (password !== undefined) {
    await checkPassword(password, { forbidden: wordsAbout({ email, name }) })
  }
  const passwordHash = password === undefined ? null : await hashPassword(password, ctx)
  return inTransaction(ctx.db, async (tx) => {
    const account = await openAccount(ctx, tx, { email, name, passwordHash })
    await deleteSignUpsOfAddress(tx, email)
    const target = { kind: 'user', id: account.id }
    await recordAudit(ctx, tx, { action: 'auth.account_created', orgId: null, target })
    return toUser(account)
  })
}
