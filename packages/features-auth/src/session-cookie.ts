import { stringifySetCookie } from 'cookie'

/** `__Host-`: Secure, of this host alone and of its whole path; no subdomain and no plain HTTP can set it. */
export const sessionCookie = '__Host-backarch_session'

const flags = {
  name: sessionCookie,
  path: '/',
  httpOnly: true,
  secure: true,
  sameSite: 'strict',
} as const

/** The `Set-Cookie` of a browser's session. */
export function setSessionCookie(secret: string, expires: Date): string {
  return stringifySetCookie({ ...flags, value: secret, expires })
}

/** What makes a browser forget it. */
export function clearSessionCookie(): string {
  return stringifySetCookie({ ...flags, value: '', maxAge: 0 })
}
