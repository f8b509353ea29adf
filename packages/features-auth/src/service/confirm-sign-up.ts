import type { Context } from '@backarch/api'
import { checkPassword, hashOpaqueToken, hashPassword, isOpaqueToken } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { recordAudit } from '@backarch/services-audit'
import { consumeLimit } from '@backarch/services-limits'

import { mailedTokenLimit } from '../limits.ts'
import { deleteSignUpsOfAddress, findSignUpEmail, takeSignUp } from '../repo/sign-ups.ts'
import type { ConfirmSignUpInput, CookieSet, SignedIn } from '../schemas.ts'
import { mailedTokenRefused } from './mailed-token.ts'
import { openAccount } from './open-account.ts'
import { grantSession } from './start-session.ts'
import { wordsAbout } from './words-about.ts'

/**
 * Makes the account of whoever holds the mailed token, and signs them in. Throws UNAUTHORIZED (`token_refused`) for a
 * token that is unknown, used or too old, VALIDATION for a password that is too easy to guess (the token stays good),
 * and CONFLICT (`email_taken`) when the address got an account meanwhile.
 */
export async function confirmSignUp(
  ctx: Context,
  { token, name, password, session }: ConfirmSignUpInput,
): Promise<SignedIn | CookieSet> {
  await consumeLimit(ctx, mailedTokenLimit)
  if (!isOpaqueToken(token, 'su')) throw mailedTokenRefused()
  const signUp = { tokenHash: hashOpaqueToken(token), now: ctx.now() }
  const email = await findSignUpEmail(ctx.db, signUp)
  if (email === null) throw mailedTokenRefused()
  await checkPassword(password, { forbidden: wordsAbout({ email, name }) })
  const passwordHash = await hashPassword(password, ctx)
  return inTransaction(ctx.db, async (tx) => {
    if (!(await takeSignUp(tx, signUp))) throw mailedTokenRefused()
    const account = await openAccount(ctx, tx, { email, name, passwordHash })
    await deleteSignUpsOfAddress(tx, email)
    await recordAudit(ctx, tx, {
      action: 'auth.signed_up',
      orgId: null,
      actor: { userId: account.id },
    })
    return grantSession(ctx, tx, { account, transport: session })
  })
}
