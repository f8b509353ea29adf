import { generateSecret, generateURI, verifySync } from 'otplib'

const period = 30

/** Within how many milliseconds a secret is confirmed, or begun again. */
export const totpSetUpMs = 60 * 60 * 1000

/** A new secret of 160 bits (RFC 4226), in base32. */
export function newTotpSecret(): string {
  return generateSecret()
}

/** What an authenticator app reads; `label` tells the person whose account it is. */
export function totpUri({
  secret,
  label,
}: {
  readonly secret: string
  readonly label: string
}): string {
  return generateURI({ issuer: 'Backarch', label, secret })
}

/** The time step that a code is of, among the present one, the last and the next; null for a wrong code. */
export function totpStepOf(secret: string, code: string, now: Date): number | null {
  const epoch = Math.floor(now.getTime() / 1000)
  const result = verifySync({ secret, token: code, epoch, period, epochTolerance: period })
  return result.valid ? Math.floor(epoch / period) + result.delta : null
}
