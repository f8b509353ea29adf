import type { Context } from '@backarch/api'
import { newOpaqueToken } from '@backarch/core'
import type { Db } from '@backarch/db'
import { openSession, type Account } from '@backarch/services-access'

import { requireSigningKeys, signAccessToken } from '../access-tokens.ts'
import { authEnv } from '../env.ts'
import { insertRefreshToken } from '../repo/refresh-tokens.ts'
import type { AccountUser, CookieSet, SignedIn, Tokens, Transport } from '../schemas.ts'
import { browserSecret, setSessionCookie } from '../session-cookie.ts'

const day = 24 * 60 * 60 * 1000

/** A session's newest refresh token, as text for its owner. */
export interface RefreshGrant {
  readonly userId: string
  readonly sessionId: string
  readonly refreshToken: string
  readonly refreshTokenExpiresAt: Date
}

/** Who has proved who they are, and when where that was not just now; null where nobody can say. */
interface Proved {
  readonly account: Account
  readonly provedAt?: Date | null | undefined
}

/** Stores a program's new session with its first refresh token. */
async function startTokenSession(
  ctx: Context,
  tx: Db,
  { account: { id: userId }, provedAt }: Proved,
): Promise<RefreshGrant> {
  const now = ctx.now()
  const expiresAt = new Date(now.getTime() + ctx.config.get(authEnv).AUTH_SESSION_DAYS * day)
  const session = { userId, kind: 'client', secretHash: null, provedAt, expiresAt } as const
  const { id: sessionId } = await openSession(ctx, tx, session)
  return grantRefresh(ctx, tx, { sessionId, userId, expiresAt, generation: 0 })
}

/** Stores a session's refresh token of one generation. */
export async function grantRefresh(
  ctx: Context,
  tx: Db,
  session: {
    readonly sessionId: string
    readonly userId: string
    readonly expiresAt: Date
    readonly generation: number
  },
): Promise<RefreshGrant> {
  requireSigningKeys(ctx)
  const now = ctx.now()
  const { token, hash } = newOpaqueToken('rt')
  const idleEnd = now.getTime() + ctx.config.get(authEnv).AUTH_REFRESH_TOKEN_DAYS * day
  const expiresAt = new Date(Math.min(idleEnd, session.expiresAt.getTime()))
  const { sessionId, userId, generation } = session
  await insertRefreshToken(tx, { hash, sessionId, generation, createdAt: now, expiresAt })
  return { userId, sessionId, refreshToken: token, refreshTokenExpiresAt: expiresAt }
}

/** The pair a client gets: the refresh token, and a signed access token for the same session. */
export async function toTokens(ctx: Context, grant: RefreshGrant): Promise<Tokens> {
  const access = await signAccessToken(ctx, grant)
  return {
    accessToken: access.token,
    accessTokenExpiresAt: access.expiresAt.toISOString(),
    refreshToken: grant.refreshToken,
    refreshTokenExpiresAt: grant.refreshTokenExpiresAt.toISOString(),
  }
}

/**
 * Starts a session of a person who has proved who they are, and answers what stands for it. The cookie is set within
 * the transaction: where it cannot be set, no session remains.
 */
export async function grantSession(
  ctx: Context,
  tx: Db,
  { transport, ...proved }: Proved & { readonly transport: Transport },
): Promise<SignedIn | CookieSet> {
  if (transport === 'tokens') return grantTokens(ctx, tx, proved)
  const sessionId = await setCookie(ctx, tx, proved)
  return { status: 'cookie_set', user: toUser(proved.account), sessionId }
}

/** A program's session. */
async function grantTokens(ctx: Context, tx: Db, proved: Proved): Promise<SignedIn> {
  const grant = await startTokenSession(ctx, tx, proved)
  const tokens = await toTokens(ctx, grant)
  return { status: 'signed_in', user: toUser(proved.account), sessionId: grant.sessionId, tokens }
}

async function setCookie(
  ctx: Context,
  tx: Db,
  { account: { id: userId }, provedAt }: Proved,
): Promise<string> {
  if (ctx.setCookie === null) throw new Error('A script has no browser to keep a cookie.')
  const lastsFor = ctx.config.get(authEnv).AUTH_SESSION_DAYS * day
  const expiresAt = new Date(ctx.now().getTime() + lastsFor)
  const { token, hash: secretHash } = newOpaqueToken(browserSecret)
  const session = await openSession(ctx, tx, {
    userId,
    kind: 'browser',
    secretHash,
    provedAt,
    expiresAt,
  })
  ctx.setCookie(setSessionCookie(token, expiresAt))
  return session.id
}

/** What a person is shown of an account. */
export function toUser({ id, email, name }: Account): AccountUser {
  return { id, email, name }
}
