import type { Context } from '@backarch/api'
import { hashPassword } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { createAccount } from '@backarch/services-access'

import { storePassword } from '../repo/passwords.ts'
import type { RegisterInput, SignedIn } from '../schemas.ts'
import { grantTokens } from './start-session.ts'

/**
 * Makes an account and signs it in. An address that has an account answers CONFLICT (`email_taken`), after the
 * same work: until addresses are confirmed by mail there is no answer that would be both honest and silent.
 */
export async function register(ctx: Context, input: RegisterInput): Promise<SignedIn> {
  const { email, name, password } = input
  const hash = await hashPassword(password)
  return inTransaction(ctx.db, async (tx) => {
    const account = await createAccount(ctx, tx, { email, name, verified: false })
    await storePassword(tx, { userId: account.id, hash, now: ctx.now() })
    return grantTokens(ctx, tx, account)
  })
}
