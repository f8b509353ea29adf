import { Pool, type PoolConfig } from 'pg'

/** Times are in milliseconds. */
export interface PoolLimits {
  readonly url: string | (() => Promise<string>)
  readonly size: number
  readonly connectionTimeoutMillis: number
  readonly statementTimeout: number
  readonly idleInTransactionTimeout: number
  readonly transactionTimeout: number
}

/**
 * A pool whose sessions carry their time limits into the server, so that no client can outlive them.
 * `connectable` finds out where the server is; await it before the first query.
 */
export function createPool(limits: PoolLimits): {
  readonly pool: Pool
  readonly connectable: () => Promise<void>
} {
  const { url, transactionTimeout } = limits
  const config: PoolConfig = {
    ...(typeof url === 'string' ? { connectionString: url } : {}),
    application_name: 'backarch',
    max: limits.size,
    connectionTimeoutMillis: limits.connectionTimeoutMillis,
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: true,
    keepAlive: true,
    statement_timeout: limits.statementTimeout,
    idle_in_transaction_session_timeout: limits.idleInTransactionTimeout,
    // oxlint-disable-next-line typescript/no-misused-promises -- pg waits for it; its types do not say so
    onConnect: async (client) => {
      // No start-up parameter: a server older than 17 would refuse the connection over the timeout.
      await client.query(
        `SELECT set_config('default_transaction_isolation', 'read committed', false),
                CASE WHEN current_setting('transaction_timeout', true) IS NOT NULL
                     THEN set_config('transaction_timeout', $1, false) END`,
        [String(transactionTimeout)],
      )
    },
  }
  const pool = new Pool(config)
  pool.on('error', () => {}) // The adapter logs it; without a listener of the pool's own it would end the process.
  let locating: Promise<string> | null = null
  const connectable = async (): Promise<void> => {
    if (typeof url === 'string') return
    try {
      locating ??= url()
      pool.options.connectionString = await locating
    } catch (error) {
      locating = null
      throw error
    }
  }
  return { pool, connectable }
}
