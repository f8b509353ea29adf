import type { Context } from '@backarch/api'
import type { Db } from '@backarch/db'
import { findAccount } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'
import { consumeLimit } from '@backarch/services-limits'

import { challengeLimit } from '../limits.ts'
import { takeSignInChallenge } from '../repo/sign-in-challenges.ts'
import type { CompleteSignInInput, CookieSet, SignedIn } from '../schemas.ts'
import { challengeRefused, openSignIn } from './open-sign-in.ts'
import { withPasskey } from './passkeys/with-passkey.ts'
import { grantSession } from './start-session.ts'
import { withSecondFactor } from './with-second-factor.ts'

/**
 * The second half of signing in. Throws UNAUTHORIZED: `challenge_refused` when the challenge is over, was used or never
 * was; `second_factor_refused` or `passkey_refused` for a wrong proof, after which the challenge can still be met.
 */
export async function completeSignIn(
  ctx: Context,
  { challenge, session, proof }: CompleteSignInInput,
): Promise<SignedIn | CookieSet> {
  await consumeLimit(ctx, challengeLimit)
  const { userId, tokenHash } = await openSignIn(ctx, challenge)
  const finish = async (tx: Db) => {
    const taken = await takeSignInChallenge(tx, { tokenHash, now: ctx.now() })
    const account = await findAccount(ctx, userId, tx)
    if (!taken || !account || account.disabledAt !== null) throw challengeRefused()
    const signedIn = await grantSession(ctx, tx, { account, transport: session })
    await recordAudit(ctx, tx, {
      action: 'auth.signed_in',
      orgId: null,
      details: { second: proof.kind },
      actor: { userId, sessionId: signedIn.sessionId },
    })
    return signedIn
  }
  if (proof.kind === 'passkey') {
    const attempt = { purpose: 'second_factor', userId, assertion: proof.passkey } as const
    return withPasskey(ctx, attempt, finish)
  }
  return withSecondFactor(ctx, { userId, proof, denied: 'auth.sign_in_denied' }, finish)
}
