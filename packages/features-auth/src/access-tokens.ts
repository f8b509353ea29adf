import type { Context } from '@backarch/api'
import {
  coreEnv,
  createTokenIssuer,
  generateSigningKey,
  isAppError,
  signingKeysText,
  type Config,
  type TokenIssuer,
} from '@backarch/core'
import { z } from 'zod'

import { developmentKeys } from './development-keys.ts'
import { authEnv } from './env.ts'

/** RFC 9068's type: no other token of ours passes for an access token. */
const typ = 'at+jwt'
const claimsSchema = z.object({ sid: z.uuid() })

const keyFile = {
  fileName: 'auth-signing-keys.json',
  text: signingKeysText,
  generate: generateSigningKey,
}

const issuers = new WeakMap<Config, { now: Context['now']; issuer: TokenIssuer }>()

/** Keys are parsed once a process, not once a request. */
function issuerOf({ config, now }: Context): TokenIssuer {
  const known = issuers.get(config)
  if (known?.now === now) return known.issuer
  const env = config.get(authEnv)
  const issuer = createTokenIssuer({
    keys: env.AUTH_SIGNING_KEYS ?? developmentKeys(config.get(coreEnv).DATA_DIR, keyFile),
    issuer: env.AUTH_ISSUER,
    audience: env.AUTH_AUDIENCE,
    now,
  })
  issuers.set(config, { now, issuer })
  return issuer
}

/** What an access token names. It proves nothing else: whether the session lives is asked of the database. */
export interface AccessToken {
  readonly userId: string
  readonly sessionId: string
}

/** Throws when this server has no usable keys: asked before anything is stored that ends in a token. */
export function requireSigningKeys(ctx: Context): void {
  issuerOf(ctx)
}

/** Signs an access token for a session. */
export async function signAccessToken(
  ctx: Context,
  { userId, sessionId }: AccessToken,
): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  const seconds = ctx.config.get(authEnv).AUTH_ACCESS_TOKEN_SECONDS
  const expiresAt = new Date(ctx.now().getTime() + seconds * 1000)
  const token = await issuerOf(ctx).sign({
    typ,
    subject: userId,
    claims: { sid: sessionId },
    expiresIn: seconds,
  })
  return { token, expiresAt }
}

/** Null for whatever is not an access token of ours that is good now. */
export async function readAccessToken(ctx: Context, token: string): Promise<AccessToken | null> {
  try {
    const { subject, claims } = await issuerOf(ctx).verify(token, { typ })
    const parsed = claimsSchema.safeParse(claims)
    const userId = z.uuid().safeParse(subject)
    if (!parsed.success || !userId.success) return null
    return { userId: userId.data, sessionId: parsed.data.sid }
  } catch (error) {
    if (isAppError(error) && error.code === 'UNAUTHORIZED') return null
    throw error
  }
}
