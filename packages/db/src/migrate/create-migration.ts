import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

import { AppError } from '@backarch/core'

import { composeHistory, type Migration } from '../compose/history.ts'
import { composeValidModels } from '../compose/validate-models.ts'
import { readModelSources, type ModelSource } from '../compose/workspace.ts'
import { attributeChanges, type Change } from './attribute-changes.ts'
import { replayHistory } from './replay-history.ts'

export interface CreateMigrationOptions {
  /** `notes`, or the package's whole name. */
  readonly feature: string
  /** What the step does; spaces and dashes become underscores. */
  readonly name: string
  /** Write this package's part although another package's tables differ from their history too. */
  readonly only?: boolean
  readonly packagesFolder?: string
  readonly now?: Date
}

export interface CreatedMigration {
  /** Of the SQL file, from `packages/` on; null when there is nothing to migrate. */
  readonly file: string | null
  readonly changes: readonly Change[]
}

/**
 * Writes the step that brings a package's tables from its history to its models, into that package's folder.
 * Throws VALIDATION, naming tables and packages, when the step would alter another package's tables.
 */
export async function createMigration(options: CreateMigrationOptions): Promise<CreatedMigration> {
  const sources = await readModelSources(options.packagesFolder)
  const source = findSource(sources, options.feature)
  const slug = options.name.toLowerCase().replaceAll(/[\s-]+/g, '_')
  if (!/^[a-z0-9_]{1,60}$/.test(slug)) {
    throw invalid(
      `"${options.name}" is no name for a migration: use letters, digits and underscores.`,
    )
  }
  const [models, history] = [composeValidModels(sources), await composeHistory(sources)]
  const replay = await replayHistory(history, models.forMigrations)
  const all = attributeChanges(replay, models, history)
  const foreign = all.filter(
    (change) => change.owner !== source.packageName && change.subject !== null,
  )
  const changes = all.filter((change) => !foreign.includes(change))
  if (foreign.length > 0 && !options.only) throw altersOthers(source, foreign, changes.length > 0)
  if (changes.length === 0) return { file: null, changes }
  const step: Migration = {
    name: `${timestamp(history, options.now ?? new Date())}_${slug}`,
    packageName: source.packageName,
    sql: `${changes.map((change) => `${change.text};`).join('\n\n')}\n`,
    checksum: '',
  }
  const file = join(source.folder, 'migrations', step.name, 'migration.sql')
  await mkdir(join(file, '..'), { recursive: true })
  try {
    // Replayed before it is kept: with --only it may need a table that another package has yet to migrate.
    const after = await replayHistory([...history, step], models.forMigrations)
    const left = attributeChanges(after, models, [...history, step])
    const mine = left.find((change) => change.owner === source.packageName)
    if (mine !== undefined)
      throw invalid(`${step.name} would not be enough: "${mine.text}" remains.`)
    await writeFile(file, step.sql)
  } catch (error) {
    await rm(join(file, '..'), { recursive: true, force: true })
    throw error
  }
  return { file: relative(join(source.folder, '..', '..'), file), changes }
}

function findSource(sources: readonly ModelSource[], feature: string): ModelSource {
  const names = [feature, `features-${feature}`, `services-${feature}`]
  const found = sources.find((source) => names.includes(source.packageName))
  if (found !== undefined) return found
  const known = sources.map((source) => source.packageName).join(', ') || 'none yet'
  throw invalid(`No package "${feature}" has a models.prisma; those that have: ${known}.`)
}

function altersOthers(source: ModelSource, foreign: readonly Change[], hasOwn: boolean): AppError {
  const subjects = new Map(foreign.map((change) => [change.subject, change.owner]))
  const list = [...subjects].map(([subject, owner]) => `${subject} of ${owner ?? 'no package'}`)
  const owners = [...new Set(subjects.values())].filter((owner) => owner !== null)
  const first =
    owners[0] === undefined ? '' : ` Run pnpm db:migrate ${owners[0]} <name> for its own.`
  const only = hasOwn ? ` --only writes the part of ${source.packageName}.` : ''
  return invalid(
    `A migration of ${source.packageName} must not alter another package's tables, and this one alters ${list.join(', ')}.${first}${only}`,
    'migration_alters_others',
  )
}

/** UTC, to the second, and always after the newest step: steps run in the order of their names. */
function timestamp(history: readonly Migration[], now: Date): string {
  const stamp = now.toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const newest = history.at(-1)?.name.slice(0, 14)
  return newest === undefined || stamp > newest ? stamp : String(BigInt(newest) + 1n)
}

function invalid(message: string, reason = 'migration_invalid'): AppError {
  return new AppError('VALIDATION', message, { details: { reason } })
}
