import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/**
 * What the table's file holds, empty where there is none: unlike a snapshot, a table that is missing is a failure, on
 * every machine. It is written only when somebody asked for it.
 */
export function checkedInTable(path: string, table: string, update: boolean): string {
  if (update) writeFileSync(path, table)
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}
