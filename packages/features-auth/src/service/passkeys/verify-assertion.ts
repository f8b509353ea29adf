import type { Context } from '@backarch/api'

import { findPasskeyToVerify } from '../../repo/passkeys.ts'
import type { PasskeyAssertion } from '../../schemas.ts'
import { challengeOf } from './client-data.ts'
import { spendPasskeyChallenge, type PasskeyPurpose } from './passkey-challenge.ts'
import { relyingParty } from './relying-party.ts'
import { userHandle } from './user-handle.ts'

/** A right signature; whether the authenticator's count is right too is decided when it is stored. */
export interface PasskeyUse {
  readonly id: string
  readonly userId: string
  readonly counter: number
  readonly backedUp: boolean
}

/** Why a passkey was refused, for the audit log; whoever tried it is not told. */
export interface PasskeyRefused {
  readonly refused: 'challenge' | 'unknown' | 'owner' | 'signature' | 'counter'
  /** Whose passkey it is, where that is known. */
  readonly ownerId: string | null
}

/** Checks all that WebAuthn (7.2) says but the counter, and uses up the challenge. */
export async function verifyAssertion(
  ctx: Context,
  {
    purpose,
    userId,
    assertion,
  }: {
    readonly purpose: PasskeyPurpose
    readonly userId: string | null
    readonly assertion: PasskeyAssertion
  },
): Promise<PasskeyUse | PasskeyRefused> {
  const { id, response } = assertion
  const challenge = challengeOf(response.clientDataJSON)
  if (challenge === null || !(await spendPasskeyChallenge(ctx, { purpose, userId, challenge }))) {
    return { refused: 'challenge', ownerId: null }
  }
  const passkey = await findPasskeyToVerify(ctx.db, id)
  if (!passkey) return { refused: 'unknown', ownerId: null }
  const ownerId = passkey.userId
  // Where nobody was named, the passkey must say whose it is; elsewhere it may (7.2, step 6).
  const { userHandle: handle = null } = response
  const handleFits = handle === null ? userId !== null : handle === userHandle(ownerId)
  if (!handleFits || (userId !== null && userId !== ownerId)) return { refused: 'owner', ownerId }
  const verified = await checkSignature(ctx, assertion, challenge, passkey.publicKey)
  if (verified === null) return { refused: 'signature', ownerId }
  return { id, userId: ownerId, ...verified }
}

async function checkSignature(
  ctx: Context,
  { id, rawId, response }: PasskeyAssertion,
  expectedChallenge: string,
  publicKey: Uint8Array<ArrayBuffer>,
): Promise<{ readonly counter: number; readonly backedUp: boolean } | null> {
  const { clientDataJSON, authenticatorData, signature } = response
  const { rpId, origin } = relyingParty(ctx)
  // Loaded at the first use: it takes as long as the rest of the server's start.
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id,
        rawId,
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON, authenticatorData, signature },
      },
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      // The library would look at the count before the signature, which lets anybody raise a false alarm.
      credential: { id, publicKey, counter: 0 },
    })
    const { newCounter: counter, credentialBackedUp: backedUp } = authenticationInfo
    return verified ? { counter, backedUp } : null
  } catch (error) {
    // The library throws for what is wrong with the answer; nothing else can fail in there.
    ctx.log.debug({ err: error }, 'a passkey was refused')
    return null
  }
}
