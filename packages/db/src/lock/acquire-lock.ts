import { readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** Held by one process at a time; the kernel lets go of it when that process ends, however it ends. */
export interface Lock {
  release(): void
}

/** Somebody else holds the lock. `holder` is the text they left, or null when they left none yet. */
export class LockHeldError extends Error {
  readonly holder: string | null

  constructor(file: string, holder: string | null) {
    super(`${file} is held by ${holder ?? 'another process'}`)
    this.name = 'LockHeldError'
    this.holder = holder
  }
}

export interface LockOptions {
  /** How long to wait for another holder, in milliseconds. 0, the default, does not wait. */
  readonly waitMs?: number
  /** Told to whoever is refused. Default: this process's id. */
  readonly holder?: string
}

/**
 * Takes an exclusive lock on a file, as `flock` would. Node has no flock, and a lock that is the mere
 * existence of a file outlives `kill -9`; SQLite's file lock is the kernel's own, so nobody can steal it
 * and no dead process keeps it. Throws {@link LockHeldError} when another process or caller holds it.
 */
export async function acquireLock(file: string, options: LockOptions = {}): Promise<Lock> {
  const { DatabaseSync } = await import('node:sqlite')
  const deadline = Date.now() + (options.waitMs ?? 0)
  for (;;) {
    const database = new DatabaseSync(file, { timeout: 0 })
    try {
      database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    } catch (error) {
      database.close()
      if (!isBusy(error)) throw error
      if (Date.now() >= deadline) throw new LockHeldError(file, readHolder(file))
      await sleep(20 + Math.random() * 30)
      continue
    }
    writeFileSync(holderFile(file), options.holder ?? String(process.pid))
    let held = true
    const release = (): void => {
      if (held) database.close()
      held = false
    }
    return { release }
  }
}

function holderFile(file: string): string {
  return `${file}.holder`
}

function readHolder(file: string): string | null {
  try {
    return readFileSync(holderFile(file), 'utf8').trim() || null
  } catch {
    return null
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5
}
