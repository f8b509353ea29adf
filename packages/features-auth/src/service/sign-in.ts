import type { Context } from '@backarch/api'
import { AppError, hashPassword, verifyPassword } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { findAccountByEmail } from '@backarch/services-access'
import { consumeLimit, forgiveLimit } from '@backarch/services-limits'

import { signInLimit } from '../limits.ts'
import { findPasswordHash, holdPasswordHash, replacePasswordHash } from '../repo/passwords.ts'
import type { SignInInput, SignInResult } from '../schemas.ts'
import { afterFirstProof } from './after-first-proof.ts'
import { recordDenial } from './record-denial.ts'

/**
 * Starts a session. An unknown address, a wrong password and a disabled account get one answer, UNAUTHORIZED
 * (`sign_in_refused`), after the same work; after ten of them in a quarter of an hour RATE_LIMITED.
 */
export async function signIn(ctx: Context, input: SignInInput): Promise<SignInResult> {
  const { email, password, session } = input
  await consumeLimit(ctx, signInLimit, { account: email })
  const account = await findAccountByEmail(ctx, email)
  // Nobody has a new id: without an account the same question is asked.
  const passwordHash = await findPasswordHash(ctx.db, account?.id ?? ctx.newId())
  const { ok, needsRehash } = await verifyPassword(password, passwordHash ?? undefined, ctx)
  if (!account || !passwordHash || !ok || account.disabledAt !== null) {
    await recordDenial(ctx, { action: 'auth.sign_in_denied', userId: account?.id ?? null })
    throw new AppError('UNAUTHORIZED', 'The e-mail address or the password is not right.', {
      details: { reason: 'sign_in_refused' },
    })
  }
  const userId = account.id
  const to = needsRehash ? await hashPassword(password, ctx) : null
  const result = await inTransaction(ctx.db, async (tx) => {
    if (!(await holdPasswordHash(tx, { userId, hash: passwordHash }))) return null
    if (to !== null) await replacePasswordHash(tx, { userId, from: passwordHash, to })
    return afterFirstProof({ ...ctx, db: tx }, { account, transport: session })
  })
  // The password was changed meanwhile, or its hash was made anew: look again, as another attempt.
  if (result === null) return signIn(ctx, input)
  await forgiveLimit(ctx, signInLimit, { account: email })
  return result
}
