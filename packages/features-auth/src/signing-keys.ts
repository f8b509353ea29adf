import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { generateSigningKey, signingKeysText, type SigningKey } from '@backarch/core'

const fileName = 'auth-signing-keys.json'

/**
 * The signing keys of a development server: made once, kept in its data folder and readable by its user alone,
 * so that sessions survive a restart. Two servers that start at once end up with the same keys.
 */
export function developmentSigningKeys(dataDir: string): readonly SigningKey[] {
  const file = join(dataDir, fileName)
  return read(file) ?? create(dataDir, file)
}

function create(dataDir: string, file: string): readonly SigningKey[] {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const draft = `${file}.${randomUUID()}`
  writeFileSync(draft, JSON.stringify([generateSigningKey()]), { mode: 0o600, flag: 'wx' })
  try {
    // A link appears whole or not at all, and never replaces what another process put there first.
    linkSync(draft, file)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(draft)
  }
  const keys = read(file)
  if (keys === null) throw new Error(`${file} disappeared while it was being made.`)
  return keys
}

function read(file: string): readonly SigningKey[] | null {
  try {
    return signingKeysText.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw new Error(`${file} cannot be used: remove it, and a new one is made.`, { cause: error })
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
