import type { Context } from '@backarch/api'
import { isOpaqueToken } from '@backarch/core'
import type { Session } from '@backarch/services-access'
import { parseCookie, stringifySetCookie } from 'cookie'

import { authEnv } from './env.ts'

/** `__Host-`: Secure, of this host alone and of its whole path; no subdomain and no plain HTTP can set it. */
const sessionCookie = '__Host-backarch_session'

/** What a browser's secret begins with: nothing else passes for one. */
export const browserSecret = 'bs'

const day = 24 * 60 * 60 * 1000

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

/** The secret in a `Cookie` header; null for anything else, and where two of that name say different things. */
export function readSessionCookie(header: string | null): string | null {
  if (header === null || header.split(`${sessionCookie}=`).length !== 2) return null
  const secret = parseCookie(header)[sessionCookie] ?? ''
  return isOpaqueToken(secret, browserSecret) ? secret : null
}

/** A browser that was not seen since then is signed out. */
export function browserSeenAfter(ctx: Context): Date {
  return new Date(ctx.now().getTime() - ctx.config.get(authEnv).AUTH_REFRESH_TOKEN_DAYS * day)
}

/** Whether a session of a browser has ended by being left alone: kept in the table, and refused. */
export function isIdle(ctx: Context, { kind, lastSeenAt }: Session): boolean {
  return kind === 'browser' && lastSeenAt <= browserSeenAfter(ctx)
}
