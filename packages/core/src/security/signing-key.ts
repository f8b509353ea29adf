import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'

import { z } from 'zod'

import { keyListText } from './key-list-text.ts'

const base64url32 = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

/** A private Ed25519 key as JWK (RFC 8037), named by its `kid`. */
export const signingKeySchema = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: base64url32,
  d: base64url32,
  kid: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/),
  alg: z.literal('EdDSA').optional(),
  use: z.literal('sig').optional(),
})

export type SigningKey = z.infer<typeof signingKeySchema>

/**
 * Reads signing keys out of one environment variable: a JSON list of private JWKs, the first of which signs.
 * Its complaints never quote the text.
 */
export const signingKeysText = keyListText(
  signingKeySchema,
  'a JSON list of Ed25519 private keys (JWK with kid)',
  keyProblem,
)

/** A new key; its `kid` is the thumbprint of RFC 7638. */
export function generateSigningKey(): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519')
  const { x, d } = z
    .object({ x: base64url32, d: base64url32 })
    .parse(privateKey.export({ format: 'jwk' }))
  const thumbprint = createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`)
  return { kty: 'OKP', crv: 'Ed25519', x, d, kid: thumbprint.digest('base64url') }
}

/** What is wrong with a set of keys, said without quoting them. */
export function keyProblem(keys: readonly SigningKey[]): string | undefined {
  if (keys.length === 0) return 'holds no key'
  if (new Set(keys.map((key) => key.kid)).size < keys.length) return 'holds two keys with one kid'
  const broken = keys.findIndex((key) => !halvesFit(key))
  return broken === -1
    ? undefined
    : `holds a key whose halves do not belong together (no. ${broken + 1})`
}

function halvesFit({ kty, crv, x, d }: SigningKey): boolean {
  try {
    const key = createPrivateKey({ key: { kty, crv, x, d }, format: 'jwk' })
    return createPublicKey(key).export({ format: 'jwk' }).x === x
  } catch {
    return false
  }
}
