import { setTimeout as sleep } from 'node:timers/promises'

import type { Db } from '@backarch/db'

/** How long one call waits for a database, whatever it asks it. Dispose it when the call has its answer. */
export interface Patience extends Disposable {
  /** Rejects when the database has answered nobody for a second, and after five seconds in any case. */
  readonly over: Promise<never>
}

const turnMs = 100
const silentTurns = 10
const turns = 50

/** By database: how often it has answered. */
const answers = new WeakMap<Db, number>()

/** Tells everybody who waits for this database that it is there. */
export function noteAnswer(db: Db): void {
  answers.set(db, (answers.get(db) ?? 0) + 1)
}

/**
 * Starts to wait. Where many ask at once the last one waits for the others, so it is silence that is measured; and in
 * turns between which replies are read, as a process that is itself held up must not take that for silence.
 */
export function startPatience(db: Db): Patience {
  const done = new AbortController()
  const over = wait(db, done.signal)
  over.catch(() => {})
  return { over, [Symbol.dispose]: () => done.abort() }
}

async function wait(db: Db, signal: AbortSignal): Promise<never> {
  let heard = answers.get(db)
  let silent = 0
  for (let turn = 0; turn < turns && silent < silentTurns; turn++) {
    await sleep(turnMs, null, { signal, ref: false })
    silent = answers.get(db) === heard ? silent + 1 : 0
    heard = answers.get(db)
  }
  throw new Error('The database does not answer in time.')
}
