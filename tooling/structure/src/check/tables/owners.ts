import type { TableOwner } from '../../workspace/table-owner.ts'
import { loadGrammar, readSql } from './read-sql.ts'

/** Who owns what, by its name in the database: the folder. */
export type Owners = ReadonlyMap<string, string>

/**
 * A table belongs to the folder whose models declare it; what no model declares (an index, a view, a table that is
 * gone) to the one whose history created it.
 */
export async function readOwners(tableOwners: readonly TableOwner[]): Promise<Owners> {
  const owners = new Map<string, string>()
  const claim = (name: string, folder: string) => {
    if (!owners.has(name)) owners.set(name, folder)
  }
  for (const { folder, models } of tableOwners) for (const { table } of models) claim(table, folder)
  await loadGrammar()
  for (const { folder, migrations } of tableOwners) {
    for (const { sql } of migrations) {
      const reading = readSql(sql)
      if (typeof reading !== 'string') for (const name of reading.creates) claim(name, folder)
    }
  }
  return owners
}
