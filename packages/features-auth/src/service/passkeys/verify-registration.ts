import type { Context } from '@backarch/api'
import type { WebAuthnCredential } from '@simplewebauthn/server'
import type { AttestationObject } from '@simplewebauthn/server/helpers'

import type { PasskeyRegistration } from '../../schemas.ts'
import { passkeyAlgorithms, relyingParty } from './relying-party.ts'

/** What there is to store of a new passkey; null for an answer that WebAuthn (7.1) refuses. */
export async function verifyRegistration(
  ctx: Context,
  { id, rawId, response }: PasskeyRegistration,
  expectedChallenge: string,
): Promise<(WebAuthnCredential & { readonly backedUp: boolean }) | null> {
  const { clientDataJSON, attestationObject, transports = [] } = response
  const { rpId, origin } = relyingParty(ctx)
  // Loaded at the first use: it takes as long as the rest of the server's start.
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const { decodeAttestationObject } = await import('@simplewebauthn/server/helpers')
  try {
    if (bringsCertificates(decodeAttestationObject(bytes(attestationObject)))) return null
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        id,
        rawId,
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON, attestationObject, transports },
      },
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: passkeyAlgorithms,
    })
    if (!verified || registrationInfo.credential.id !== id) return null
    return { ...registrationInfo.credential, backedUp: registrationInfo.credentialBackedUp }
  } catch (error) {
    // The library throws for what is wrong with the answer; nothing else can fail in there.
    ctx.log.debug({ err: error }, 'a new passkey was refused')
    return null
  }
}

/**
 * We ask for no attestation, so an honest browser sends none, or one that the passkey signed itself. Certificates would
 * have the library read what a stranger wrote, and fetch lists of revoked ones from where they say.
 */
function bringsCertificates(object: AttestationObject): boolean {
  const format = object.get('fmt')
  if (format === 'none') return false
  return format !== 'packed' || object.get('attStmt').get('x5c') !== undefined
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64url, 'base64url'))
}
