import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapterFactory, SqlQuery, Transaction } from '@prisma/driver-adapter-utils'
import type { Pool } from 'pg'

/**
 * Prisma's adapter over a pool, with what it lacks: a transaction in which a statement failed cannot end as a
 * success. `connectable` is awaited before the first connection.
 */
export function createAdapter(
  pool: Pool,
  connectable: () => Promise<void>,
  onConnectionError: (error: Error) => void,
): SqlDriverAdapterFactory {
  const factory = new PrismaPg(pool, {
    statementNameGenerator: statementNames(500),
    onPoolError: onConnectionError,
    onConnectionError,
  })
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => {
      await connectable()
      const adapter = await factory.connect()
      const startTransaction = adapter.startTransaction.bind(adapter)
      // Assigned rather than wrapped: every query outside a transaction passes here at no cost.
      return Object.assign(adapter, {
        startTransaction: async (isolation?: Parameters<typeof startTransaction>[0]) =>
          guardTransaction(await startTransaction(isolation)),
      })
    },
  }
}

/**
 * PostgreSQL answers the COMMIT of an aborted transaction with a quiet ROLLBACK. Code that swallowed the
 * failure would then report as saved what was thrown away; here the COMMIT fails with the first failure.
 */
function guardTransaction(transaction: Transaction): Transaction {
  let failure: { readonly error: unknown } | null = null
  const remember = (error: unknown): never => {
    failure ??= { error }
    throw error
  }
  return {
    provider: transaction.provider,
    adapterName: transaction.adapterName,
    options: transaction.options,
    queryRaw: (query) => transaction.queryRaw(query).catch(remember),
    executeRaw: async (query) => {
      if (failure === null || !isCommit(query)) {
        return transaction.executeRaw(query).catch(remember)
      }
      await transaction.executeRaw({ ...query, sql: 'ROLLBACK' })
      throw failure.error
    },
    commit: () => transaction.commit(),
    rollback: () => transaction.rollback(),
    createSavepoint: async (name) => transaction.createSavepoint?.(name),
    releaseSavepoint: async (name) => transaction.releaseSavepoint?.(name),
    rollbackToSavepoint: async (name) => {
      await transaction.rollbackToSavepoint?.(name)
      failure = null
    },
  }
}

function isCommit(query: SqlQuery): boolean {
  return /^\s*COMMIT\b/i.test(query.sql)
}

/**
 * Names the first `limit` statements so that PostgreSQL plans them once a connection. The limit bounds what a
 * connection remembers: a list of ids gives another text for every length. An empty name means unnamed.
 */
function statementNames(limit: number): (query: SqlQuery) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    if (names.size >= limit || !/^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b/i.test(sql)) return ''
    const name = `s${names.size}`
    names.set(sql, name)
    return name
  }
}
