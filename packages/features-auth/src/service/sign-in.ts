import type { Context } from '@backarch/api'
import { AppError, hashPassword, verifyPassword } from '@backarch/core'
import { findAccountByEmail } from '@backarch/services-access'

import { findPasswordHash, replacePasswordHash } from '../repo/passwords.ts'
import type { SignInInput, SignInResult } from '../schemas.ts'
import { afterFirstProof } from './after-first-proof.ts'

/**
 * Starts a session. An unknown address, a wrong password and a disabled account get one answer, UNAUTHORIZED
 * (`sign_in_refused`), after the same work.
 */
export async function signIn(
  ctx: Context,
  { email, password, session }: SignInInput,
): Promise<SignInResult> {
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
  return afterFirstProof(ctx, { account, transport: session })
}
