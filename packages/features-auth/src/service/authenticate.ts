import type { Context, Credential } from '@backarch/api'
import { hashOpaqueToken, isOpaqueToken } from '@backarch/core'

import { readAccessToken } from '../access-tokens.ts'
import { browserSeenAfter, readSessionCookie } from '../session-cookie.ts'

/**
 * What these headers carry: an access token, a personal access token, or a browser's cookie. Only the first is
 * checked here, by its signature; whether a session lives is asked of the database by each procedure. What is not
 * written as one of ours is nobody's at once.
 */
export async function authenticate(ctx: Context, headers: Headers): Promise<Credential | null> {
  const authorization = headers.get('authorization')
  if (authorization !== null) return readBearer(ctx, authorization)
  const secret = isVouchedFor(headers) ? readSessionCookie(headers.get('cookie')) : null
  if (secret === null) return null
  return { kind: 'secret', hash: hashOpaqueToken(secret), seenAfter: browserSeenAfter(ctx) }
}

async function readBearer(ctx: Context, authorization: string): Promise<Credential | null> {
  const [, bearer] = /^Bearer (\S+)$/i.exec(authorization) ?? []
  if (bearer === undefined) return null
  if (isOpaqueToken(bearer, 'bak')) return { kind: 'secret', hash: hashOpaqueToken(bearer) }
  const token = await readAccessToken(ctx, bearer)
  return token && { kind: 'session', ...token }
}

/**
 * A cookie counts only where a browser says which page calls: the host has refused every page but ours by now, and a
 * program that sends neither header has no business with cookies.
 */
function isVouchedFor(headers: Headers): boolean {
  return headers.has('origin') || headers.get('sec-fetch-site') === 'same-origin'
}
