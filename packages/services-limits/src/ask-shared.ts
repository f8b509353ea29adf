import type { Context } from '@backarch/api'
import { isTransaction, type Db } from '@backarch/db'

import { noteAnswer, type Patience } from './patience.ts'

/** By database: until when (`performance.now()`) it is not asked again, having failed. */
const failing = new WeakMap<Db, number>()

const pauseMs = 2_000

/**
 * Asks the database something, as long as there is patience, and never fails because the database does: null says
 * that it cannot be asked just now. After a failure it is left alone for two seconds. Logged when that begins and
 * when it is over. Throws inside a transaction: a rollback would forget what was counted.
 */
export async function askShared<T>(
  { db, log }: Pick<Context, 'db' | 'log'>,
  patience: Patience,
  ask: (db: Db) => Promise<T>,
): Promise<{ readonly answer: T } | null> {
  if (isTransaction(db)) {
    throw new Error('Limits are consumed and forgiven outside of transactions.')
  }
  const pausedUntil = failing.get(db)
  if (pausedUntil !== undefined && performance.now() < pausedUntil) return null
  try {
    const answer = await Promise.race([ask(db), patience.over])
    noteAnswer(db)
    if (failing.delete(db)) log.info('the shared rate limits are back')
    return { answer }
  } catch (error) {
    if (!failing.has(db)) {
      const text = 'the shared rate limits cannot be reached: stricter limits of this process hold'
      log.error({ err: error }, text)
    }
    failing.set(db, performance.now() + pauseMs)
    return null
  }
}
