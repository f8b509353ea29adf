import { availableParallelism } from 'node:os'

import { AppError } from '../errors.ts'
import { createGate } from './gate.ts'

/** OWASP's argon2id setting: 19 MiB, two passes, one lane. Raising it makes older hashes answer `needsRehash`. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 }

/**
 * Hashing fills a core and 19 MiB for some 50 ms, on threads that files and DNS need too: only a few run at once,
 * others wait, and where too many wait the caller is told to come back.
 */
const gate = createGate({
  running: Math.min(3, availableParallelism()),
  waiting: 256,
  refuse: () =>
    new AppError('UNAVAILABLE', 'Too many people are signing in: try again in a moment.'),
})

/** Same cost to check as a real hash, and no password fits it: keeps an unknown account as slow as a known one. */
const nobody = `$argon2id$v=19$m=${parameters.memoryCost},t=${parameters.timeCost},p=${parameters.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`

/**
 * The argon2id hash of a password as a PHC string. The password is brought to Unicode NFC first, so that the same
 * letters typed on two systems fit; nothing is trimmed or cut. Callers limit the length before they call.
 * Throws AppError UNAVAILABLE when too many hashes wait already.
 */
export async function hashPassword(password: string): Promise<string> {
  if (!password.isWellFormed()) {
    throw new AppError('VALIDATION', 'The password holds half a sign: type it again.')
  }
  const { hash } = await import('@node-rs/argon2')
  return gate(() => hash(password.normalize('NFC'), parameters))
}

/**
 * Whether `password` made `hash`. Without a hash (no such account) it does the same work and answers no.
 * `needsRehash` asks the caller to store a new hash made from the password it holds just now.
 */
export async function verifyPassword(
  password: string,
  hash: string | undefined,
): Promise<{ readonly ok: boolean; readonly needsRehash: boolean }> {
  const { verify } = await import('@node-rs/argon2')
  const ok = await gate(() => verify(hash ?? nobody, password.normalize('NFC')))
  if (!ok || hash === undefined || !password.isWellFormed())
    return { ok: false, needsRehash: false }
  return { ok, needsRehash: await isOutdated(hash) }
}

async function isOutdated(hash: string): Promise<boolean> {
  if (!hash.startsWith('$argon2id$v=19$')) return true
  const { parseOptions } = await import('@node-rs/argon2')
  const used = parseOptions(hash)
  return (
    used.memoryCost !== parameters.memoryCost ||
    used.timeCost !== parameters.timeCost ||
    used.parallelism !== parameters.parallelism ||
    used.outputLen !== parameters.outputLen
  )
}
