import type { Logger } from '@backarch/core'
import pg from 'pg'

import { PrismaClient } from '../../generated/client/client.ts'
import { readMigrationsStatus, type MigrationsStatus } from '../migrate/migrations-status.ts'
import { createAdapter } from './adapter.ts'
import type { Client } from './db.ts'
import { asUnavailable } from './errors.ts'
import { registerRoot } from './in-transaction.ts'

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
  /** Compares the SQL history of the workspace with what this database has. */
  migrationsStatus(): Promise<MigrationsStatus>
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
  const { url } = options
  const pool = new pg.Pool({
    ...(typeof url === 'string' ? { connectionString: url } : {}),
    application_name: 'backarch',
    max: options.poolSize ?? 10,
    connectionTimeoutMillis,
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: true,
    keepAlive: true,
    statement_timeout: options.statementTimeout ?? 15_000,
    idle_in_transaction_session_timeout: options.idleInTransactionTimeout ?? 15_000,
    onConnect: async (client) => {
      // Not a start-up parameter: a server older than 17 would refuse the connection over it.
      await client.query(
        `SELECT set_config('transaction_timeout', $1, false) WHERE current_setting('transaction_timeout', true) IS NOT NULL`,
        [String(transactionTimeout)],
      )
    },
  })
  let locating: Promise<string> | null = null
  const located = async (): Promise<void> => {
    if (typeof url === 'string') return
    try {
      locating ??= url()
      pool.options.connectionString = await locating
    } catch (error) {
      locating = null
      throw error
    }
  }
  const query = async (sql: string): Promise<pg.QueryResult> => {
    await located()
    return orUnavailable(() => pool.query(sql))
  }
  const onConnectionError = (error: Error): void => {
    options.log?.warn({ err: error }, 'a database connection was lost')
  }
  pool.on('error', () => {}) // The adapter logs it; without a listener of the pool's own it would end the process.
  const adapter = createAdapter(pool, onConnectionError)
  const db = new PrismaClient({
    adapter: {
      ...adapter,
      connect: async () => {
        await located()
        return adapter.connect()
      },
    },
    errorFormat: 'minimal',
  })
  registerRoot(db, { connectionTimeoutMillis, transactionTimeout })
  let closing: Promise<void> | null = null
  const close = (): Promise<void> => {
    closing ??= db.$disconnect().then(async () => {
      if (!pool.ended) await pool.end()
    })
    return closing
  }
  return {
    db,
    ready: async () => {
      const started = performance.now()
      await query('SELECT 1')
      return { latencyMs: performance.now() - started }
    },
    migrationsStatus: () => readMigrationsStatus(async (sql) => (await query(sql)).rows),
    close,
    [Symbol.asyncDispose]: close,
  }
}

async function orUnavailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw asUnavailable(error) ?? error
  }
}
