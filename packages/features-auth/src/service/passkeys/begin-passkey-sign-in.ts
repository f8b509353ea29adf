import type { Context } from '@backarch/api'
import { consumeLimit } from '@backarch/services-limits'

import { challengeLimit } from '../../limits.ts'
import type { PasskeyRequest } from '../../schemas.ts'
import { requestPasskey } from './request-passkey.ts'

/** Asks for any passkey of this site: no account is named, so nothing is told about one. */
export async function beginPasskeySignIn(ctx: Context): Promise<PasskeyRequest> {
  await consumeLimit(ctx, challengeLimit)
  return requestPasskey(ctx, { purpose: 'sign_in', userId: null })
}
