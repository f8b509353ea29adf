import type { Context } from '@backarch/api'
import { hashOpaqueToken, isOpaqueToken } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { recordAudit } from '@backarch/services-audit'
import { consumeLimit } from '@backarch/services-limits'

import { mailedTokenLimit } from '../limits.ts'
import { deleteSignUpsOfAddress, takeSignUp } from '../repo/sign-ups.ts'
import type { ConfirmSignUpInput, CookieSet, SignedIn } from '../schemas.ts'
import { mailedTokenRefused } from './mailed-token.ts'
import { openAccount } from './open-account.ts'
import { grantSession } from './start-session.ts'

/**
 * Makes the account that the holder of a mailed token asked for, and signs them in. Throws UNAUTHORIZED (`token_refused`)
 * for a token that is unknown, used or too old, and CONFLICT (`email_taken`) when the address got an account meanwhile.
 */
export async function confirmSignUp(
  ctx: Context,
  { token, session }: ConfirmSignUpInput,
): Promise<SignedIn | CookieSet> {
  await consumeLimit(ctx, mailedTokenLimit)
  if (!isOpaqueToken(token, 'su')) throw mailedTokenRefused()
  const tokenHash = hashOpaqueToken(token)
  return inTransaction(ctx.db, async (tx) => {
    const signUp = await takeSignUp(tx, { tokenHash, now: ctx.now() })
    if (!signUp) throw mailedTokenRefused()
    const account = await openAccount(ctx, tx, signUp)
    await deleteSignUpsOfAddress(tx, signUp.email)
    await recordAudit(ctx, tx, {
      action: 'auth.signed_up',
      orgId: null,
      actor: { userId: account.id },
    })
    return grantSession(ctx, tx, { account, transport: session })
  })
}
