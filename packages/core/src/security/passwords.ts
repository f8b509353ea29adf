import { availableParallelism } from 'node:os'

import { AppError } from '../errors.ts'
import { createGate } from './gate.ts'

/** OWASP's argon2id setting: 19 MiB, two passes, one lane. Raising it makes older hashes answer `needsRehash`. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 }

/**
 * Hashing fills a core and 19 MiB for 5 to 50 ms, on one of the four threads that files and DNS need too: never more at
 * once than there are cores, and always a thread left. Others wait, for some seconds at worst; where too many wait the
 * caller is told to come back. So memory stays under three times 19 MiB, and 1 MiB for those who wait.
 */
const gate = createGate({
  running: Math.min(3, availableParallelism()),
  waiting: 256,
  refuse: () =>
    new AppError('UNAVAILABLE', 'Too many people are signing in: try again in a moment.'),
})

/** How many passwords are being hashed or checked in this process just now, and how many wait for it. */
export const passwordLoad = gate.load

/** Same cost to check as a real hash, and no password fits it: keeps an unknown account as slow as a known one. */
const nobody = `$argon2id$v=19$m=${parameters.memoryCost},t=${parameters.timeCost},p=${parameters.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`

/**
 * The argon2id hash of a password as a PHC string. The password is brought to Unicode NFC first, so that the same
 * letters typed on two systems fit; nothing is trimmed or cut. Callers limit the length before they call.
 * Throws AppError UNAVAILABLE when too many hashes wait already, and when `signal` aborts before it is its turn.
 */
export async function hashPassword(
  password: string,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<string> {
  if (!password.isWellFormed()) {
    throw new AppError('VALIDATION', 'The password holds half a sign: type it again.')
  }
  const { hash } = await import('@node-rs/argon2')
  return gate.run(() => hash(password.normalize('NFC'), parameters), signal)
}

/**
 * Whether `password` made `hash`. Without a hash (no such account) it does the same work and answers no.
 * Throws as `hashPassword` does. `needsRehash` asks the caller to store a new hash made from the password it holds just now.
 */
export async function verifyPassword(
  password: string,
  hash: string | undefined,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<{ readonly ok: boolean; readonly needsRehash: boolean }> {
  const { verify } = await import('@node-rs/argon2')
  const ok = await gate.run(() => verify(hash ?? nobody, password.normalize('NFC')), signal)
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
