import type { Context } from '@backarch/api'
import { COSEALG } from '@simplewebauthn/server/helpers'

/** What a passkey may sign with, the best first. RSA is for Windows. */
export const passkeyAlgorithms = [COSEALG.EdDSA, COSEALG.ES256, COSEALG.RS256]

/** Whom a passkey is made for (WebAuthn 5.1): the host that people reach, and the one origin whose pages may use it. */
export interface RelyingParty {
  readonly rpId: string
  readonly origin: string
}

export function relyingParty({ publicUrl }: Pick<Context, 'publicUrl'>): RelyingParty {
  const { hostname, origin } = new URL(publicUrl)
  return { rpId: hostname, origin }
}
