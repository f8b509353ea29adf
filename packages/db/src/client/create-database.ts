import type { Logger } from '@backarch/core'

import { PrismaClient } from '../../generated/client/client.ts'
import type { Migration } from '../compose/history.ts'
import { readMigrationsStatus, type MigrationsStatus } from '../migrate/migrations-status.ts'
import { createPubSub } from '../pubsub/create-pubsub.ts'
import { registerPubSub } from '../pubsub/listen.ts'
import { createAdapter } from './adapter.ts'
import { createPool } from './create-pool.ts'
import type { Client } from './db.ts'
import { connectionFailure } from './errors.ts'
import { registerRoot } from './in-transaction.ts'
import { registerRawQuery, type RawQuery } from './raw-query.ts'

/** Times are in milliseconds. */
export interface DatabaseOptions {
  /**
   * `postgres://user:password@host:port/database`, or what answers it: asked before the first connection, and
   * again when it failed, so that a command may start a server only if it turns out to need one.
   */
  readonly url: string | (() => Promise<string>)
  /** Connections this process holds at most. Default 10. */
  readonly poolSize?: number
  /** How long a query waits for a free or new connection before UNAVAILABLE. Default 5,000. */
  readonly connectionTimeoutMillis?: number
  /** How long the server lets one statement run. Default 15,000. */
  readonly statementTimeout?: number
  /** How long the server keeps a transaction in which nothing happens. Default 15,000. */
  readonly idleInTransactionTimeout?: number
  /** How long the server lets a whole transaction run (PostgreSQL 17 and later). Default 30,000. */
  readonly transactionTimeout?: number
  readonly log?: Logger
}

export interface Database extends AsyncDisposable {
  readonly db: Client
  /** Asks the server for an answer. Throws UNAVAILABLE when none comes within the bounded wait. */
  ready(): Promise<{ readonly latencyMs: number }>
  /** Compares a history, by default the workspace's, with what this database has. */
  migrationsStatus(history?: readonly Migration[]): Promise<MigrationsStatus>
  /** Lets running queries end, then closes every connection. May be called twice. */
  close(): Promise<void>
}

/**
 * Opens the pool and the client over it. Connects to nothing until the first query, so that a command which
 * never needs the database may carry one around.
 */
export function createDatabase(options: DatabaseOptions): Database {
  const transactionTimeout = options.transactionTimeout ?? 30_000
  const connectionTimeoutMillis = options.connectionTimeoutMillis ?? 5_000
  const { pool, connectable } = createPool({
    url: options.url,
    size: options.poolSize ?? 10,
    connectionTimeoutMillis,
    statementTimeout: options.statementTimeout ?? 15_000,
    idleInTransactionTimeout: options.idleInTransactionTimeout ?? 15_000,
    transactionTimeout,
  })
  const raw: RawQuery = async (text, values = []) => {
    try {
      await connectable()
      const answer = await pool.query<object>(text, values.length === 0 ? undefined : [...values])
      // Several statements answer with a list, of which the driver's types do not know.
      const answers: readonly { readonly rows: readonly object[] }[] = [answer].flat()
      return { rows: answers.flatMap(({ rows }) => rows) }
    } catch (error) {
      throw connectionFailure(error) ?? error
    }
  }
  const query = async (sql: string): Promise<readonly unknown[]> => (await raw(sql)).rows
  const db = new PrismaClient({
    adapter: createAdapter(pool, connectable, (error) => {
      options.log?.warn({ err: error }, 'a database connection was lost')
    }),
    errorFormat: 'minimal',
  })
  registerRoot(db, { connectionTimeoutMillis, transactionTimeout })
  registerRawQuery(db, raw)
  const pubsub = createPubSub(options)
  registerPubSub(db, pubsub)
  const closeOnce = async (): Promise<void> => {
    await pubsub.close()
    await db.$disconnect()
    await pool.end()
  }
  let closing: Promise<void> | null = null
  const close = (): Promise<void> => (closing ??= closeOnce())
  return {
    db,
    ready: async () => {
      const started = performance.now()
      await query('SELECT 1')
      return { latencyMs: performance.now() - started }
    },
    migrationsStatus: (history) => readMigrationsStatus(query, history),
    close,
    [Symbol.asyncDispose]: close,
  }
}
