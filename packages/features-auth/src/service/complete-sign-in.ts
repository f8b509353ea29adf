import type { Context } from '@backarch/api'
import { AppError, hashOpaqueToken, isOpaqueToken } from '@backarch/core'
import type { Db } from '@backarch/db'
import { findAccount } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'
import { consumeLimit } from '@backarch/services-limits'

import { challengeLimit } from '../limits.ts'
import { findSignInChallenge, takeSignInChallenge } from '../repo/sign-in-challenges.ts'
import type { CompleteSignInInput, CookieSet, SignedIn } from '../schemas.ts'
import { grantSession } from './start-session.ts'
import { withSecondFactor } from './with-second-factor.ts'

/**
 * The second half of signing in. Throws UNAUTHORIZED: `challenge_refused` when the challenge is over, was used or never
 * was; `second_factor_refused` for a wrong proof, after which the challenge can still be met.
 */
export async function completeSignIn(
  ctx: Context,
  { challenge, session, proof }: CompleteSignInInput,
): Promise<SignedIn | CookieSet> {
  await consumeLimit(ctx, challengeLimit)
  const now = ctx.now()
  const tokenHash = isOpaqueToken(challenge, 'mc') ? hashOpaqueToken(challenge) : null
  const userId = tokenHash && (await findSignInChallenge(ctx.db, { tokenHash, now }))
  if (!tokenHash || !userId) throw refused()
  const finish = async (tx: Db) => {
    const taken = await takeSignInChallenge(tx, { tokenHash, now })
    const account = await findAccount(ctx, userId, tx)
    if (!taken || !account || account.disabledAt !== null) throw refused()
    const signedIn = await grantSession(ctx, tx, { account, transport: session })
    const { sessionId } = signedIn
    const details = { second: proof.kind }
    await recordAudit(ctx, tx, {
      action: 'auth.signed_in',
      orgId: null,
      details,
      actor: { userId, sessionId },
    })
    return signedIn
  }
  return withSecondFactor(ctx, { userId, proof, denied: 'auth.sign_in_denied' }, finish)
}

function refused(): AppError {
  return new AppError('UNAUTHORIZED', 'This sign-in is over: begin again with the first step.', {
    details: { reason: 'challenge_refused' },
  })
}
