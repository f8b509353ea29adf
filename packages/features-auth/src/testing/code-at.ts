import { generateSync } from 'otplib'

/** What an authenticator app shows at a time. */
export function codeAt(secret: string, now: Date): string {
  return generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) })
}
