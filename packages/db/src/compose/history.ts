import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { AppError } from '@backarch/core'

import { readModelSources, type ModelSource } from './workspace.ts'

/** One step of a package's SQL history. */
export interface Migration {
  /** Folder name, `<yyyymmddhhmmss>_<what>`; steps run in the order of their names, across packages. */
  readonly name: string
  readonly packageName: string
  readonly sql: string
  /** Hex SHA-256 of the file, as Prisma records it. */
  readonly checksum: string
}

const stepName = /^\d{14}_[a-z0-9_]+$/

/** The packages' histories merged into one, oldest step first. */
export async function readHistory(packagesFolder?: string): Promise<readonly Migration[]> {
  return composeHistory(await readModelSources(packagesFolder))
}

export async function composeHistory(
  sources: readonly ModelSource[],
): Promise<readonly Migration[]> {
  const steps = (await Promise.all(sources.map(readSteps))).flat()
  steps.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const [at, step] of steps.entries()) {
    const next = steps[at + 1]
    if (next?.name === step.name) {
      throw new AppError(
        'VALIDATION',
        `${step.packageName} and ${next.packageName} both have a migration ${step.name}; rename the newer folder.`,
      )
    }
  }
  return steps
}

async function readSteps(source: ModelSource): Promise<Migration[]> {
  const folder = join(source.folder, 'migrations')
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.map(async (name) => {
      const file = join(folder, name, 'migration.sql')
      if (!stepName.test(name)) {
        throw new AppError(
          'VALIDATION',
          `${join(folder, name)} is no migration: name it <yyyymmddhhmmss>_<what>.`,
        )
      }
      const bytes = await readFile(file).catch(() => null)
      if (bytes === null) {
        throw new AppError('VALIDATION', `${file} is missing: add it or remove its folder.`)
      }
      return {
        name,
        packageName: source.packageName,
        sql: bytes.toString('utf8'),
        checksum: createHash('sha256').update(bytes).digest('hex'),
      }
    }),
  )
}
