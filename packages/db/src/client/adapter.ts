import { PrismaPg } from '@prisma/adapter-pg'
import {
  DriverAdapterError,
  type SqlDriverAdapterFactory,
  type SqlQuery,
  type Transaction,
} from '@prisma/driver-adapter-utils'
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
 * A transaction that cannot mislead. PostgreSQL answers the COMMIT of an aborted one with a quiet ROLLBACK, so
 * that code which swallowed the failure would report as saved what was thrown away: here the COMMIT fails with
 * the first failure. And a statement nobody awaited may arrive after the end, when the connection would store
 * it at once: here it is refused.
 */
function guardTransaction(transaction: Transaction): Transaction {
  let failure: { readonly error: unknown } | null = null
  let hasEnded = false
  let last: Promise<unknown> = Promise.resolve()
  // One at a time, which the driver will not always see to by itself, and warns of already.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    if (hasEnded) return Promise.reject(alreadyEnded())
    const asked = last.then(work)
    last = asked.catch((error: unknown) => {
      failure ??= { error }
    })
    return asked
  }
  return {
    provider: transaction.provider,
    adapterName: transaction.adapterName,
    options: transaction.options,
    queryRaw: (query) => inTurn(() => transaction.queryRaw(query)),
    executeRaw: (query) => {
      const end = /^\s*(COMMIT|ROLLBACK)\b/i.exec(query.sql)?.[1]?.toUpperCase()
      if (end === undefined) return inTurn(() => transaction.executeRaw(query))
      const ending = inTurn(async () => {
        if (failure === null || end === 'ROLLBACK') return transaction.executeRaw(query)
        await transaction.executeRaw({ ...query, sql: 'ROLLBACK' })
        throw failure.error
      })
      hasEnded = true
      return ending
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

function alreadyEnded(): DriverAdapterError {
  return new DriverAdapterError({
    kind: 'TransactionAlreadyClosed',
    cause: 'The transaction has ended; await every statement inside it.',
  })
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
