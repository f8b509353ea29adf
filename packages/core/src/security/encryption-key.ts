import { randomBytes } from 'node:crypto'

import { z } from 'zod'

import { keyListText } from './key-list-text.ts'

const keyBytes = 32

/** A key of AES-256: 256 random bits in base64url, named by its `kid`. */
const encryptionKeySchema = z.strictObject({
  kid: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  k: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
})

export type EncryptionKey = z.infer<typeof encryptionKeySchema>

/**
 * Reads encryption keys out of one environment variable: a JSON list, the first of which encrypts, e.g.
 * `[{"kid":"2026-11","k":"…"}]`. Its complaints never quote the text.
 */
export const encryptionKeysText = keyListText(
  encryptionKeySchema,
  'a JSON list of encryption keys, each {"kid": "<name>", "k": "<32 random bytes in base64url>"}',
  encryptionKeyProblem,
)

/** A new key with a random name. */
export function generateEncryptionKey(): EncryptionKey {
  return { kid: randomBytes(6).toString('hex'), k: randomBytes(keyBytes).toString('base64url') }
}

/** What is wrong with a set of keys, said without quoting them. */
export function encryptionKeyProblem(keys: readonly EncryptionKey[]): string | undefined {
  if (keys.length === 0) return 'holds no key'
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length) return 'holds two keys with one kid'
  if (new Set(keys.map(({ k }) => k)).size < keys.length) return 'holds one key under two kids'
  const weak = keys.findIndex(({ k }) => !looksRandom(k))
  return weak === -1 ? undefined : `holds a key that is not 32 random bytes (no. ${weak + 1})`
}

/** 32 random bytes hold about 30 different ones; fewer than 16 are somebody's pattern. */
function looksRandom(k: string): boolean {
  const bytes = Buffer.from(k, 'base64url')
  return bytes.toString('base64url') === k && new Set(bytes).size >= keyBytes / 2
}
