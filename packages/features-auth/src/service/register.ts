import type { Context } from '@backarch/api'
import { hashPassword } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { createAccount } from '@backarch/services-access'

import { storePassword } from '../repo/passwords.ts'
import type { RegisterInput, SignedIn } from '../schemas.ts'
import { startSession, toTokens, toUser } from './start-session.ts'

/**
 * Makes an account and signs it in. An address that has an account answers CONFLICT (`email_taken`), after the
 * same work: until addresses are confirmed by mail there is no answer that would be both honest and silent.
 */
export async function register(ctx: Context, input: RegisterInput): Promise<SignedIn> {
  const { email, name, password } = input
  const hash = await hashPassword(password)
  const { user, grant } = await inTransaction(ctx.db, async (tx) => {
    const account = await createAccount(ctx, tx, { email, name, verified: false })
    await storePassword(tx, { userId: account.id, hash, now: ctx.now() })
    return { user: toUser(account), grant: await startSession(ctx, tx, account.id) }
  })
  ctx.log.info({ userId: user.id }, 'an account was registered')
  return { user, tokens: await toTokens(ctx, grant) }
}
