import type { Context } from '@backarch/api'
import { consumeLimit } from '@backarch/services-limits'

import { challengeLimit } from '../../limits.ts'
import type { BeginSecondPasskeyInput, PasskeyRequest } from '../../schemas.ts'
import { openSignIn } from '../open-sign-in.ts'
import { requestPasskey } from './request-passkey.ts'

/** Asks for a passkey as the second proof of a sign-in that has begun. Throws UNAUTHORIZED (`challenge_refused`). */
export async function beginSecondPasskey(
  ctx: Context,
  { challenge }: BeginSecondPasskeyInput,
): Promise<PasskeyRequest> {
  await consumeLimit(ctx, challengeLimit)
  const { userId } = await openSignIn(ctx, challenge)
  return requestPasskey(ctx, { purpose: 'second_factor', userId })
}
