import type { Context } from '@backarch/api'
import { AppError, hashPassword, verifyPassword } from '@backarch/core'
import { inTransaction } from '@backarch/db'

import { findUserWithPassword, replacePasswordHash } from '../repo.ts'
import type { SignedIn, SignInInput } from '../schemas.ts'
import { startSession, toTokens } from './start-session.ts'

/**
 * Starts a session. An unknown address, a wrong password and a disabled account get one answer, UNAUTHORIZED
 * (`sign_in_refused`), after the same work.
 */
export async function signIn(ctx: Context, { email, password }: SignInInput): Promise<SignedIn> {
  const account = await findUserWithPassword(ctx.db, email)
  const { ok, needsRehash } = await verifyPassword(password, account?.passwordHash)
  if (!account || !ok || account.disabledAt !== null) {
    throw new AppError('UNAUTHORIZED', 'The e-mail address or the password is not right.', {
      details: { reason: 'sign_in_refused' },
    })
  }
  const { id, name, passwordHash } = account
  if (needsRehash) {
    const to = await hashPassword(password)
    await replacePasswordHash(ctx.db, { id, from: passwordHash, to, now: ctx.now() })
  }
  const grant = await inTransaction(ctx.db, (tx) => startSession(ctx, tx, id))
  ctx.log.info({ userId: id, sessionId: grant.sessionId }, 'signed in')
  return { user: { id, email: account.email, name }, tokens: await toTokens(ctx, grant) }
}
