import { createHash } from 'node:crypto'

import type { Migration } from '../../src/migrate.ts'

/** A step of a history, as if read from a package. */
export function step(name: string, sql: string, packageName = 'features-notes'): Migration {
  return { name, packageName, sql, checksum: createHash('sha256').update(sql).digest('hex') }
}
