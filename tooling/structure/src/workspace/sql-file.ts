import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface SqlFile {
  /** From the workspace root. */
  readonly path: string
  readonly sql: string
}

const migrationPath = /^(.+)\/migrations\/[^/]+\/migration\.sql$/

export function readSqlFile(root: string, path: string): SqlFile {
  return { path, sql: readFileSync(join(root, path), 'utf8') }
}

/** The folder whose history a file is a step of; undefined when it is none. */
export function migrationOwner(path: string): string | undefined {
  return migrationPath.exec(path)?.[1]
}

export function isMigration(path: string): boolean {
  return migrationOwner(path) !== undefined
}
