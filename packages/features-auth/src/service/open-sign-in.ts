import type { Context } from '@backarch/api'
import { AppError, hashOpaqueToken, isOpaqueToken } from '@backarch/core'

import { findSignInChallenge } from '../repo/sign-in-challenges.ts'

/** A sign-in whose second proof is awaited. Throws UNAUTHORIZED (`challenge_refused`) when there is none. */
export async function openSignIn(
  ctx: Context,
  challenge: string,
): Promise<{ readonly userId: string; readonly tokenHash: string }> {
  if (!isOpaqueToken(challenge, 'mc')) throw challengeRefused()
  const tokenHash = hashOpaqueToken(challenge)
  const userId = await findSignInChallenge(ctx.db, { tokenHash, now: ctx.now() })
  if (userId === null) throw challengeRefused()
  return { userId, tokenHash }
}

export function challengeRefused(): AppError {
  return new AppError('UNAUTHORIZED', 'This sign-in is over: begin again with the first step.', {
    details: { reason: 'challenge_refused' },
  })
}
