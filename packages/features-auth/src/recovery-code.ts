import { createHash, randomBytes } from 'node:crypto'

/** Crockford's base 32: nothing in it is taken for something else. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const length = 16

/** A new recovery code of 80 bits, to be read and typed: `xxxx-xxxx-xxxx-xxxx`. */
export function newRecoveryCode(): string {
  const code = Array.from(randomBytes(length), (byte) => alphabet.charAt(byte % alphabet.length))
  return code.join('').replaceAll(/(.{4})(?!$)/g, '$1-')
}

/**
 * What is stored of a code. Its owner is part of it, so that nobody who has the table tries a guess against all
 * accounts at once. `code` is without dashes.
 */
export function hashRecoveryCode(userId: string, code: string): string {
  return createHash('sha256').update(`recovery code of ${userId}: ${code}`).digest('hex')
}
