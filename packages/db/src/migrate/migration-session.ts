import { PrismaPg } from '@prisma/adapter-pg'
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import { Pool } from 'pg'

/**
 * One connection, in the shape of the pool that Prisma's adapter asks for. A real pool drops a connection at
 * its first failed query, and with it the lock and the transaction that belong to the connection.
 */
export async function openSession(url: string): Promise<Pool & AsyncDisposable> {
  const pool = new Pool({
    connectionString: url,
    application_name: 'backarch migrate',
    max: 1,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  })
  pool.on('error', () => {})
  // Every step of a history brings an adapter, which listens too: they go with the session.
  pool.setMaxListeners(0)
  const client = await pool.connect()
  client.on('error', () => {}) // The query that meets the lost connection says so.
  return Object.assign(pool, {
    query: client.query.bind(client),
    [Symbol.asyncDispose]: async () => {
      client.release(true)
      await pool.end()
    },
  })
}

/**
 * Prisma's adapter splits a script at every semicolon, also inside a string or a function body, and sends the
 * pieces one by one; here PostgreSQL reads the script as it is.
 */
export function scriptAdapter(
  session: Pool,
  onFailure: (error: Error) => void,
): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(session)
  const connect = async (): Promise<SqlDriverAdapter> => {
    const inner = await factory.connect()
    return {
      provider: inner.provider,
      adapterName: inner.adapterName,
      queryRaw: inner.queryRaw.bind(inner),
      executeRaw: inner.executeRaw.bind(inner),
      startTransaction: inner.startTransaction.bind(inner),
      getConnectionInfo: inner.getConnectionInfo.bind(inner),
      dispose: async () => {},
      executeScript: async (script: string) => {
        try {
          await session.query(script)
        } catch (error) {
          if (error instanceof Error) onFailure(error)
          throw error
        }
      },
    }
  }
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect,
    connectToShadowDb: connect,
  }
}
