import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'

import { z } from 'zod'

import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { readCompact } from './compact-token.ts'
import { keyProblem, type SigningKey } from './signing-key.ts'

/** How far two clocks may be apart, in seconds. */
const skew = 60
/** The last second that a Date can hold. */
const numericDate = z.int().min(0).max(8.64e12)
/** The claims every token of ours has, in the one form that we write. jose has checked what they say. */
const ownPayload = z.looseObject({
  iss: z.string(),
  aud: z.string(),
  sub: z.string().min(1),
  jti: z.string().min(1),
  iat: numericDate,
  nbf: numericDate.optional(),
  exp: numericDate,
})
const reserved = new Set(['iss', 'aud', 'sub', 'iat', 'nbf', 'exp', 'jti'])

export interface VerifiedToken {
  readonly id: string
  readonly subject: string
  readonly claims: Readonly<Record<string, unknown>>
  readonly issuedAt: Date
  readonly expiresAt: Date
}

export interface TokenIssuer {
  /** `typ` tells one use of tokens from another, e.g. `at+jwt`; `expiresIn` is in seconds. */
  readonly sign: (token: {
    readonly typ: string
    readonly subject: string
    readonly claims?: Readonly<Record<string, unknown>>
    readonly expiresIn: number
  }) => Promise<string>
  /**
   * Throws AppError UNAUTHORIZED: reason `token_expired` for a good token whose time is over, else `token_invalid`.
   * A token holds while now < exp + 60 s and nbf, iat ≤ now + 60 s, in whole seconds.
   */
  readonly verify: (token: string, expected: { readonly typ: string }) => Promise<VerifiedToken>
}

/**
 * Signs and verifies JWTs with Ed25519 keys of our own. The first key signs, all of them verify: rotate by putting a
 * new key in front, and drop an old one when the last token it signed has expired.
 */
export function createTokenIssuer(options: {
  readonly keys: readonly SigningKey[]
  readonly issuer: string
  readonly audience: string
  readonly now?: () => Date
}): TokenIssuer {
  const { issuer, audience, now = () => new Date() } = options
  const problem = keyProblem(options.keys)
  const [signer] = options.keys
  if (problem !== undefined || signer === undefined) throw new Error(`The key set ${problem}.`)
  const signingKey = privateKey(signer)
  const verifyKeys = new Map(options.keys.map((key) => [key.kid, createPublicKey(privateKey(key))]))
  return {
    sign: async ({ typ, subject, claims = {}, expiresIn }) => {
      const taken = Object.keys(claims).find((name) => reserved.has(name))
      if (taken !== undefined) throw new Error(`The claim ${taken} is the issuer's to set.`)
      const { SignJWT } = await import('jose')
      const issuedAt = Math.floor(now().getTime() / 1000)
      return new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'EdDSA', typ, kid: signer.kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(subject)
        .setJti(newId(now()))
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + expiresIn)
        .sign(signingKey)
    },
    verify: async (token, { typ }) => {
      const header = readCompact(token)
      const key = header && verifyKeys.get(header.kid)
      if (!key || header.typ !== typ) throw refusal()
      const { jwtVerify, errors } = await import('jose')
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['EdDSA'],
          typ,
          issuer,
          audience,
          clockTolerance: skew,
          currentDate: now(),
        })
        const {
          iss: _,
          aud: __,
          nbf: ___,
          sub,
          iat,
          exp,
          jti,
          ...claims
        } = ownPayload.parse(payload)
        if (iat > Math.floor(now().getTime() / 1000) + skew) throw refusal()
        return { id: jti, subject: sub, claims, issuedAt: date(iat), expiresAt: date(exp) }
      } catch (error) {
        throw refusal(error instanceof errors.JWTExpired)
      }
    },
  }
}

function privateKey({ kty, crv, x, d }: SigningKey): KeyObject {
  return createPrivateKey({ key: { kty, crv, x, d }, format: 'jwk' })
}

/** One sentence for every cause: why a token was refused is nobody's business but its holder's. */
function refusal(expired = false): AppError {
  const reason = expired ? 'token_expired' : 'token_invalid'
  return new AppError('UNAUTHORIZED', 'Your session is not valid any more: sign in again.', {
    details: { reason },
  })
}

function date(seconds: number): Date {
  return new Date(seconds * 1000)
}
