import type { Db } from './db.ts'

/** Text without values may hold several statements. */
export type RawQuery = (
  text: string,
  values?: readonly unknown[],
) => Promise<{ readonly rows: readonly object[] }>

const queries = new WeakMap<object, RawQuery>()

/** Called by `createDatabase` alone. */
export function registerRawQuery(client: Db, query: RawQuery): void {
  queries.set(client, query)
}

/**
 * Statements over the same pool as the client and past Prisma, for a library that writes its own SQL. A transaction's
 * client has none: throws.
 */
export function rawQuery(db: Db): RawQuery {
  const query = queries.get(db)
  if (!query) throw new Error('Only the database as it was opened can be asked past its client.')
  return query
}
