import type { Context } from '@backarch/api'
import { findAccount } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'
import { consumeLimit } from '@backarch/services-limits'

import { challengeLimit } from '../../limits.ts'
import type { CookieSet, SignedIn, SignInWithPasskeyInput } from '../../schemas.ts'
import { grantSession } from '../start-session.ts'
import { passkeyRefused, withPasskey } from './with-passkey.ts'

/**
 * Starts a session by a passkey alone: user verification makes it both factors, so an authenticator app is not asked
 * for besides. Throws UNAUTHORIZED (`passkey_refused`), also for an account that is disabled.
 */
export async function signInWithPasskey(
  ctx: Context,
  { passkey, session }: SignInWithPasskeyInput,
): Promise<SignedIn | CookieSet> {
  await consumeLimit(ctx, challengeLimit)
  const attempt = { purpose: 'sign_in', userId: null, assertion: passkey } as const
  return withPasskey(ctx, attempt, async (tx, userId) => {
    const account = await findAccount(ctx, userId, tx)
    if (!account || account.disabledAt !== null) throw passkeyRefused()
    const signedIn = await grantSession(ctx, tx, { account, transport: session })
    await recordAudit(ctx, tx, {
      action: 'auth.signed_in',
      orgId: null,
      details: { method: 'passkey' },
      actor: { userId, sessionId: signedIn.sessionId },
    })
    return signedIn
  })
}
