import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { z } from 'zod'

/** One kind of keys: the file that keeps them, how its text is read, how one is made. */
export interface KeyFile<Key> {
  readonly fileName: string
  readonly text: z.ZodType<readonly Key[], string>
  readonly generate: () => Key
}

/**
 * The keys of a development server: made once, kept in its data folder and readable by its user alone, so that what
 * they signed or sealed survives a restart. Two servers that start at once end up with the same keys.
 */
export function developmentKeys<Key>(dataDir: string, kind: KeyFile<Key>): readonly Key[] {
  const file = join(dataDir, kind.fileName)
  return read(file, kind) ?? create(dataDir, file, kind)
}

function create<Key>(dataDir: string, file: string, kind: KeyFile<Key>): readonly Key[] {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const draft = `${file}.${randomUUID()}`
  writeFileSync(draft, JSON.stringify([kind.generate()]), { mode: 0o600, flag: 'wx' })
  try {
    // A link appears whole or not at all, and never replaces what another process put there first.
    linkSync(draft, file)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(draft)
  }
  const keys = read(file, kind)
  if (keys === null) throw new Error(`${file} disappeared while it was being made.`)
  return keys
}

function read<Key>(file: string, { text }: KeyFile<Key>): readonly Key[] | null {
  try {
    return text.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw new Error(`${file} cannot be used: remove it, and a new one is made.`, { cause: error })
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
