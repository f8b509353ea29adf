import { createHash, randomBytes } from 'node:crypto'

/**
 * A new secret of 256 bits for a person to hold, e.g. `rt_4mX…`, and the hash by which the server finds it again.
 * Only the hash is stored: who reads the database cannot use it.
 */
export function newOpaqueToken(prefix: string): { readonly token: string; readonly hash: string } {
  if (!/^[a-z][a-z0-9]{0,15}$/.test(prefix)) {
    throw new Error('A token prefix is up to 16 small letters and digits.')
  }
  const token = `${prefix}_${randomBytes(32).toString('base64url')}`
  return { token, hash: hashOpaqueToken(token) }
}

/** SHA-256 of a token, in hex. No salt is needed: 256 random bits cannot be guessed from a table. */
export function hashOpaqueToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
