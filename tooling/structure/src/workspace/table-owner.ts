import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

import { type Model, readModels } from './models.ts'
import { isMigration, migrationOwner, readSqlFile, type SqlFile } from './sql-file.ts'

/** A folder that brings tables to the database: a package, or what is left of a removed one. */
export interface TableOwner {
  readonly folder: string
  readonly dir: string
  readonly models: readonly Model[]
  /** In the order in which they are applied. */
  readonly migrations: readonly SqlFile[]
}

/** Models or a step of a history. */
export function hasTables(path: string): boolean {
  return basename(path) === 'models.prisma' || isMigration(path)
}

/** Every folder with models or a history, as the db package composes them. */
export function readTableOwners(root: string, paths: readonly string[]): TableOwner[] {
  const dirs = paths.flatMap((path) => {
    if (basename(path) === 'models.prisma') return [dirname(path)]
    return migrationOwner(path) ?? []
  })
  return [...new Set(dirs)].toSorted().map((dir) => {
    const models = join(root, dir, 'models.prisma')
    return {
      folder: basename(dir),
      dir,
      models: existsSync(models) ? readModels(readFileSync(models, 'utf8')) : [],
      migrations: paths
        .filter((path) => migrationOwner(path) === dir)
        .toSorted()
        .map((path) => readSqlFile(root, path)),
    }
  })
}
