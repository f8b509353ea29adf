import type { Context } from '@backarch/api'
import { AppError, hashPassword, verifyPassword } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { findAccountByEmail } from '@backarch/services-access'

import { findPasswordHash, replacePasswordHash } from '../repo/passwords.ts'
import type { SignedIn, SignInInput } from '../schemas.ts'
import { startSession, toTokens, toUser } from './start-session.ts'

/**
 * Starts a session. An unknown address, a wrong password and a disabled account get one answer, UNAUTHORIZED
 * (`sign_in_refused`), after the same work.
 */
export async function signIn(ctx: Context, { email, password }: SignInInput): Promise<SignedIn> {
  const account = await findAccountByEmail(ctx, email)
  const passwordHash = account && (await findPasswordHash(ctx.db, account.id))
  const { ok, needsRehash } = await verifyPassword(password, passwordHash ?? undefined)
  if (!account || !passwordHash || !ok || account.disabledAt !== null) {
    throw new AppError('UNAUTHORIZED', 'The e-mail address or the password is not right.', {
      details: { reason: 'sign_in_refused' },
    })
  }
  const userId = account.id
  if (needsRehash) {
    const to = await hashPassword(password)
    await replacePasswordHash(ctx.db, { userId, from: passwordHash, to })
  }
  const grant = await inTransaction(ctx.db, (tx) => startSession(ctx, tx, userId))
  ctx.log.info({ userId, sessionId: grant.sessionId }, 'signed in')
  return { user: toUser(account), tokens: await toTokens(ctx, grant) }
}
