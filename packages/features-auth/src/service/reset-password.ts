import type { Context } from '@backarch/api'
import { checkPassword, hashOpaqueToken, hashPassword, isOpaqueToken } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { endSessions, findAccount, holdAccount, type Account } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'
import { consumeLimit, forgiveLimit } from '@backarch/services-limits'

import { mailedTokenLimit, signInLimit } from '../limits.ts'
import { sendNotice } from '../mails.ts'
import { deleteEmailChangesOf } from '../repo/email-changes.ts'
import {
  deletePasswordResetsOf,
  findPasswordReset,
  takePasswordReset,
} from '../repo/password-resets.ts'
import { storePassword } from '../repo/passwords.ts'
import { deleteSignInChallengesOf } from '../repo/sign-in-challenges.ts'
import type { PasswordSet, ResetPasswordInput } from '../schemas.ts'
import { mailedTokenRefused } from './mailed-token.ts'
import { wordsAboutAccount } from './words-about.ts'

/**
 * Sets the password of the account whose owner holds a mailed token. Every session ends, personal access tokens too, and
 * nobody is signed in: the next sign-in asks for the second factor as ever. A password that is refused leaves the token
 * good. Throws UNAUTHORIZED (`token_refused`).
 */
export async function resetPassword(
  ctx: Context,
  { token, newPassword }: ResetPasswordInput,
): Promise<PasswordSet> {
  await consumeLimit(ctx, mailedTokenLimit)
  if (!isOpaqueToken(token, 'pr')) throw mailedTokenRefused()
  const tokenHash = hashOpaqueToken(token)
  const account = await findOwner(ctx, tokenHash)
  await checkPassword(newPassword, { forbidden: await wordsAboutAccount(ctx, account) })
  const hash = await hashPassword(newPassword, ctx)
  const userId = account.id
  await inTransaction(ctx.db, async (tx) => {
    if (!(await holdAccount(ctx, tx, userId))) throw mailedTokenRefused()
    const now = ctx.now()
    if (!(await takePasswordReset(tx, { tokenHash, now }))) throw mailedTokenRefused()
    // Before the sessions end, as it waits for sign-ins with the old password.
    await storePassword(tx, { userId, hash, now })
    await deleteSignInChallengesOf(tx, userId)
    await deletePasswordResetsOf(tx, userId)
    await deleteEmailChangesOf(tx, userId)
    await endSessions(ctx, tx, { userId })
    const actor = { userId }
    await recordAudit(ctx, tx, { action: 'auth.password_reset_done', orgId: null, actor })
  })
  await forgiveLimit(ctx, signInLimit, { account: account.email })
  await sendNotice(ctx, {
    to: account.email,
    happened:
      'The password of your account was reset. Every session and personal access token was ended; passkeys and a linked provider go on working.',
  })
  return { status: 'password_set' }
}

async function findOwner(ctx: Context, tokenHash: string): Promise<Account> {
  const reset = await findPasswordReset(ctx.db, { tokenHash, now: ctx.now() })
  const account = reset && (await findAccount(ctx, reset.userId))
  if (!account || account.disabledAt !== null) throw mailedTokenRefused()
  return account
}
