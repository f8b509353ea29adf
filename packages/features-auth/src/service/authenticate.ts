import type { Context, Credential } from '@backarch/api'
import { hashOpaqueToken } from '@backarch/core'
import { parseCookie } from 'cookie'

import { readAccessToken } from '../access-tokens.ts'
import { sessionCookie } from '../session-cookie.ts'

/**
 * What these headers carry: an access token, a personal access token, or a browser's cookie. Only the first is
 * checked here, by its signature; whether a session lives is asked of the database by each procedure.
 */
export async function authenticate(ctx: Context, headers: Headers): Promise<Credential | null> {
  const authorization = headers.get('authorization')
  if (authorization !== null) return readBearer(ctx, authorization)
  const secret = isVouchedFor(headers) ? readCookie(headers.get('cookie')) : null
  return secret === null ? null : { kind: 'secret', hash: hashOpaqueToken(secret) }
}

async function readBearer(ctx: Context, authorization: string): Promise<Credential | null> {
  const [, bearer] = /^Bearer (\S+)$/i.exec(authorization) ?? []
  if (bearer === undefined) return null
  if (bearer.startsWith('bak_')) return { kind: 'secret', hash: hashOpaqueToken(bearer) }
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

function readCookie(header: string | null): string | null {
  return header === null ? null : (parseCookie(header)[sessionCookie] ?? null)
}
