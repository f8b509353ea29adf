import type { Client } from '../client/db.ts'

/**
 * Every row of every table as text, by table: for a test of what a database holds of somebody, whoever owns the table.
 * Bytes are shown in hex.
 */
export async function readAllRows(db: Client): Promise<ReadonlyMap<string, readonly string[]>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', schemaname, tablename) AS name
      FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
     ORDER BY 1`
  const rows = new Map<string, readonly string[]>()
  for (const { name } of tables) {
    const found = await db.$queryRawUnsafe<{ row: string }[]>(
      `SELECT t::text AS row FROM ${name} AS t`,
    )
    rows.set(
      name,
      found.map(({ row }) => row),
    )
  }
  return rows
}
