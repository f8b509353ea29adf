import type { Context } from '@backarch/api'
import { AppError, hashPassword } from '@backarch/core'
import { inTransaction, isUniqueViolation } from '@backarch/db'

import { insertUser } from '../repo.ts'
import type { RegisterInput, SignedIn } from '../schemas.ts'
import { startSession, toTokens } from './start-session.ts'

/**
 * Makes an account and signs it in. An address that has an account answers CONFLICT (`email_taken`), after the
 * same work: until addresses are confirmed by mail there is no answer that would be both honest and silent.
 */
export async function register(ctx: Context, input: RegisterInput): Promise<SignedIn> {
  const { email, name, password } = input
  const passwordHash = await hashPassword(password)
  try {
    const { user, grant } = await inTransaction(ctx.db, async (tx) => {
      const created = { id: ctx.newId(), email, name, passwordHash, now: ctx.now() }
      const inserted = await insertUser(tx, created)
      return { user: inserted, grant: await startSession(ctx, tx, inserted.id) }
    })
    ctx.log.info({ userId: user.id }, 'an account was registered')
    return { user, tokens: await toTokens(ctx, grant) }
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new AppError('CONFLICT', 'This e-mail address has an account already: sign in instead.', {
      details: { reason: 'email_taken' },
      cause: error,
    })
  }
}
