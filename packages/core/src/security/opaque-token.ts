import { createHash, randomBytes } from 'node:crypto'

/** 32 bytes in base64url: the last sign holds four bits of them, and two that are zero. */
const secretForm = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/

/**
 * A new secret of 256 bits for a person to hold, e.g. `rt_4mX…`, and the hash by which the server finds it again.
 * Only the hash is stored: who reads the database cannot use it.
 */
export function newOpaqueToken(prefix: string): { readonly token: string; readonly hash: string } {
  checkPrefix(prefix)
  const token = `${prefix}_${randomBytes(32).toString('base64url')}`
  return { token, hash: hashOpaqueToken(token) }
}

/**
 * Whether `text` is written as a token of this kind, so that anything else is turned away before the database is
 * asked. Says nothing about whether the token was ever given out.
 */
export function isOpaqueToken(text: string, prefix: string): boolean {
  checkPrefix(prefix)
  return text.startsWith(`${prefix}_`) && secretForm.test(text.slice(prefix.length + 1))
}

/** SHA-256 of a token, in hex. No salt is needed: 256 random bits cannot be guessed from a table. */
export function hashOpaqueToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function checkPrefix(prefix: string): void {
  if (!/^[a-z][a-z0-9]{0,15}$/.test(prefix)) {
    throw new Error('A token prefix is up to 16 small letters and digits.')
  }
}
