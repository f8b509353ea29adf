import type { Context } from '@backarch/api'

/** What a passkey may sign with (COSE): EdDSA, ES256, and RS256 for Windows. */
export const passkeyAlgorithms = [-8, -7, -257]

/** Whom a passkey is made for (WebAuthn 5.1): the host that people reach, and the one origin whose pages may use it. */
export interface RelyingParty {
  readonly rpId: string
  readonly origin: string
}

export function relyingParty({ publicUrl }: Pick<Context, 'publicUrl'>): RelyingParty {
  const { hostname, origin } = new URL(publicUrl)
  return { rpId: hostname, origin }
}
