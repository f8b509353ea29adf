import type { Context } from '@backarch/api'

import { findPasskeysOf } from '../../repo/passkeys.ts'
import type { PasskeyRequest } from '../../schemas.ts'
import { newPasskeyChallenge, passkeyTimeout, type PasskeyPurpose } from './passkey-challenge.ts'
import { passkeyDescriptors } from './passkey-descriptors.ts'
import { relyingParty } from './relying-party.ts'

/** What a browser needs to ask for a passkey: one of this person's, or where nobody is named any of this site. */
export async function requestPasskey(
  ctx: Context,
  { purpose, userId }: { readonly purpose: PasskeyPurpose; readonly userId: string | null },
): Promise<PasskeyRequest> {
  const passkeys = userId === null ? [] : await findPasskeysOf(ctx.db, userId)
  return {
    challenge: await newPasskeyChallenge(ctx, { purpose, userId }),
    rpId: relyingParty(ctx).rpId,
    timeout: passkeyTimeout,
    userVerification: 'required',
    allowCredentials: passkeyDescriptors(passkeys),
  }
}
