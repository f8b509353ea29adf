import { setTimeout as sleep } from 'node:timers/promises'

import { AppError, isAppError } from '@backarch/core'

import type { Client, Db } from './db.ts'
import { asUnavailable, isWriteConflict } from './errors.ts'

export type Isolation = 'ReadCommitted' | 'RepeatableRead' | 'Serializable'

export interface TransactionOptions {
  /** Default `ReadCommitted`. Rules that read before they write need `Serializable` or a compare-and-set. */
  readonly isolation?: Isolation
  /** How often the work is tried when it collides with other transactions. Default 6. */
  readonly attempts?: number
  /** Deadline of one try, in milliseconds; the server ends it. Default: the database's `transactionTimeout`. */
  readonly timeoutMillis?: number
}

interface Root {
  readonly client: Client
  readonly connectionTimeoutMillis: number
  readonly transactionTimeout: number
}

const roots = new WeakMap<object, Root>()
const openTransactions = new WeakMap<object, Isolation>()
const strength: readonly Isolation[] = ['ReadCommitted', 'RepeatableRead', 'Serializable']
// Prisma's own timer gives up on a transaction that can then still write; it must never be the first to fire.
const prismaTimeout = 24 * 60 * 60 * 1000

/** Tells `inTransaction` that this client is no transaction. Called by `createDatabase` alone. */
export function registerRoot(client: Client, limits: Omit<Root, 'client'>): void {
  roots.set(client, { client, ...limits })
}

/** True for a transaction's client: what is written through it may yet be rolled back. */
export function isTransaction(db: Db): boolean {
  return !roots.has(db)
}

/**
 * Runs `work` in a transaction: all of it is stored or nothing. Inside another transaction it joins that one,
 * and the outermost call alone commits and retries.
 *
 * On a serialization failure or deadlock the whole of `work` runs again after a short random wait, so it must
 * touch nothing but the database. Throws CONFLICT (`concurrent_change`) when the last try collides too, and
 * UNAVAILABLE when the server cannot be reached or ends the transaction at its deadline.
 */
export async function inTransaction<T>(
  db: Db,
  work: (tx: Db) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const isolation = options.isolation ?? 'ReadCommitted'
  const root = roots.get(db)
  if (root === undefined) return joinTransaction(db, work, isolation)
  const attempts = options.attempts ?? 6
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(root, work, isolation, options.timeoutMillis ?? root.transactionTimeout)
    } catch (error) {
      if (isAppError(error)) throw error
      if (!isWriteConflict(error)) throw asUnavailable(error) ?? error
      if (attempt >= attempts) {
        throw new AppError(
          'CONFLICT',
          'Somebody else changed the same data at the same moment. Try again.',
          { details: { reason: 'concurrent_change' }, cause: error },
        )
      }
      await sleep(Math.random() * 10 * 2 ** attempt)
    }
  }
}

function joinTransaction<T>(tx: Db, work: (tx: Db) => Promise<T>, wanted: Isolation): Promise<T> {
  const outer = openTransactions.get(tx)
  if (outer !== undefined && strength.indexOf(outer) < strength.indexOf(wanted)) {
    throw new Error(
      `A ${wanted} transaction cannot join one that is ${outer}: open the outer one as ${wanted}.`,
    )
  }
  return work(tx)
}

async function runOnce<T>(
  root: Root,
  work: (tx: Db) => Promise<T>,
  isolation: Isolation,
  timeoutMillis: number,
): Promise<T> {
  return root.client.$transaction(
    async (tx) => {
      openTransactions.set(tx, isolation)
      if (timeoutMillis !== root.transactionTimeout) await setDeadline(tx, timeoutMillis)
      return withinDeadline(work(tx), timeoutMillis)
    },
    {
      // What every connection of the pool begins with: to ask for it would be one more statement.
      ...(isolation === 'ReadCommitted' ? {} : { isolationLevel: isolation }),
      maxWait: root.connectionTimeoutMillis + 5_000,
      timeout: prismaTimeout,
    },
  )
}

/** The server counts from here on, so a transaction cannot outlive this however its statements arrive. */
async function setDeadline(tx: Db, timeoutMillis: number): Promise<void> {
  await tx.$queryRaw`SELECT set_config('transaction_timeout', ${String(timeoutMillis)}, true)
    WHERE current_setting('transaction_timeout', true) IS NOT NULL`
}

/**
 * By its deadline the server has ended the session and with it the transaction. The second of grace leaves the
 * decision to the server; then the caller hears of it even if its work waits for something else.
 */
async function withinDeadline<T>(work: Promise<T>, timeoutMillis: number): Promise<T> {
  const timer = new AbortController()
  const late = sleep(timeoutMillis + 1_000, null, { signal: timer.signal }).then(() => {
    throw new AppError('UNAVAILABLE', 'The database took too long. Try again.', {
      details: { reason: 'database_timeout' },
    })
  })
  try {
    return await Promise.race([work, late])
  } finally {
    timer.abort()
    late.catch(() => {})
  }
}
