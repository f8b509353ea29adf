import { setTimeout as sleep } from 'node:timers/promises'

import type { Context } from '@backarch/api'
import { isTransaction, type Db } from '@backarch/db'

/** By database: until when (`performance.now()`) it is not asked again, having failed. */
const failing = new WeakMap<Db, number>()

const patienceMs = 1_000
const pauseMs = 2_000

/** The latest moment (`performance.now()`) until which a call that begins now waits for the database. */
export function patienceEnds(): number {
  return performance.now() + patienceMs
}

/**
 * Asks the database something, but never waits past `deadline`, and never fails because the database does: null says
 * that it cannot be asked just now. After a failure it is left alone for two seconds. Logged when that begins and
 * when it is over. Throws inside a transaction: a rollback would forget what was counted.
 */
export async function askShared<T>(
  { db, log }: Pick<Context, 'db' | 'log'>,
  ask: (db: Db) => Promise<T>,
  deadline: number = patienceEnds(),
): Promise<{ readonly answer: T } | null> {
  if (isTransaction(db))
    throw new Error('Limits are consumed and forgiven outside of transactions.')
  const pausedUntil = failing.get(db)
  if (pausedUntil !== undefined && performance.now() < pausedUntil) return null
  const timer = new AbortController()
  try {
    const left = Math.max(0, deadline - performance.now())
    const late = sleep(left, null, { signal: timer.signal, ref: false }).then(() => {
      throw new Error(`The database did not answer within ${patienceMs} ms.`)
    })
    late.catch(() => {})
    const answer = await Promise.race([ask(db), late])
    if (failing.delete(db)) log.info('the shared rate limits are back')
    return { answer }
  } catch (error) {
    if (!failing.has(db)) {
      log.error(
        { err: error },
        'the shared rate limits cannot be reached: stricter limits of this process hold',
      )
    }
    failing.set(db, performance.now() + pauseMs)
    return null
  } finally {
    timer.abort()
  }
}
