import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'

import { findPasskeysOf } from '../../repo/passkeys.ts'
import type { PasskeyCreation } from '../../schemas.ts'
import { requireOwnAccount } from '../account/own-account.ts'
import { requireFreshProof } from '../fresh-proof.ts'
import { newPasskeyChallenge, passkeyTimeout } from './passkey-challenge.ts'
import { passkeyDescriptors } from './passkey-descriptors.ts'
import { passkeyAlgorithms, relyingParty } from './relying-party.ts'
import { userHandle } from './user-handle.ts'

const mostPasskeys = 20

/**
 * What a browser needs to make a passkey that can sign in by itself: kept by the device, under a PIN, a finger or a
 * face. No attestation is asked for: any device will do. Throws LIMIT_EXCEEDED (`too_many_passkeys`).
 */
export async function beginAddPasskey(ctx: Context): Promise<PasskeyCreation> {
  const { userId } = await requireFreshProof(ctx)
  const account = await requireOwnAccount(ctx)
  const passkeys = await findPasskeysOf(ctx.db, userId)
  if (passkeys.length >= mostPasskeys) {
    throw new AppError(
      'LIMIT_EXCEEDED',
      `An account has at most ${mostPasskeys} passkeys: remove one that you do not use.`,
      { details: { reason: 'too_many_passkeys' } },
    )
  }
  return {
    challenge: await newPasskeyChallenge(ctx, { purpose: 'add', userId }),
    rp: { id: relyingParty(ctx).rpId, name: 'Backarch' },
    user: { id: userHandle(userId), name: account.email, displayName: account.name },
    pubKeyCredParams: passkeyAlgorithms.map((alg) => ({ type: 'public-key', alg })),
    timeout: passkeyTimeout,
    attestation: 'none',
    excludeCredentials: passkeyDescriptors(passkeys),
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
  }
}
