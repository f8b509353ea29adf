import { setTimeout as sleep } from 'node:timers/promises'

import { AppError, type Logger } from '@backarch/core'
import type { Pool } from 'pg'

import { connectionFailure } from '../client/errors.ts'
import { readHistory, type Migration } from '../compose/history.ts'
import { checkTransactions } from './check-transactions.ts'
import { openSession, scriptAdapter } from './migration-session.ts'
import { readMigrationsStatus, type MigrationsStatus } from './migrations-status.ts'

/** Prisma's own lock, so that `prisma migrate deploy` and this wait for each other. */
const advisoryLock = 72_707_369

export interface MigrateOptions {
  readonly url: string
  /** Default: the composed history of the workspace. */
  readonly history?: readonly Migration[]
  /** How long a step may wait for a lock on a table before it lets everybody pass and tries again. Default 3,000. */
  readonly lockTimeoutMillis?: number
  /** How often a step that met a held lock is tried. Default 5. */
  readonly attempts?: number
  /** How long to wait for another process that is migrating. Default 120,000. */
  readonly waitMillis?: number
  readonly log?: Logger
}

/**
 * Brings the database to the composed history; answers the names of the steps it applied. Each step and its
 * record are one transaction, so a crash leaves it done or not begun, and running again finishes.
 * One process migrates at a time; the others wait and then find nothing to do. An up-to-date database costs
 * one connection and one query.
 *
 * Throws CONFLICT when a step meets a table that stays locked, and VALIDATION when a step's SQL fails; both
 * name the step.
 */
export async function migrate(options: MigrateOptions): Promise<readonly string[]> {
  const history = options.history ?? (await readHistory())
  try {
    await using session = await openSession(options.url)
    const before = await readStatus(session, history)
    if (before.upToDate) return []
    for (const step of history) checkTransactions(step)
    await takeTurn(session, options.waitMillis ?? 120_000)
    const status = await readStatus(session, history)
    refuseFailed(status)
    const applied: string[] = []
    for (const [at, step] of history.entries()) {
      if (!status.pending.includes(step.name)) continue
      await applyStep(session, history.slice(0, at + 1), step, options)
      options.log?.info({ migration: step.name, package: step.packageName }, 'migrated')
      applied.push(step.name)
    }
    return applied
  } catch (error) {
    throw connectionFailure(error) ?? error
  }
}

function readStatus(session: Pool, history: readonly Migration[]): Promise<MigrationsStatus> {
  return readMigrationsStatus(async (sql) => (await session.query(sql)).rows, history)
}

async function takeTurn(session: Pool, waitMillis: number): Promise<void> {
  const deadline = Date.now() + waitMillis
  for (;;) {
    const { rows } = await session.query('SELECT pg_try_advisory_lock($1) AS mine', [advisoryLock])
    if (rows[0]?.mine === true) return
    if (Date.now() > deadline) {
      throw new AppError(
        'CONFLICT',
        'Another process has been migrating this database for too long.',
        {
          details: { reason: 'migration_locked' },
        },
      )
    }
    await sleep(50 + Math.random() * 50)
  }
}

function refuseFailed(status: MigrationsStatus): void {
  const [failed] = status.failed
  if (failed === undefined) return
  throw new AppError(
    'CONFLICT',
    `Migration ${failed} was begun by another tool and did not finish: repair the tables, then mark it with "prisma migrate resolve".`,
    { details: { reason: 'migration_failed', migration: failed } },
  )
}

/** `upTo` ends with `step`; all before it are applied. */
async function applyStep(
  session: Pool,
  upTo: readonly Migration[],
  step: Migration,
  options: MigrateOptions,
): Promise<void> {
  const attempts = options.attempts ?? 5
  const lockTimeout = Math.round(options.lockTimeoutMillis ?? 3_000)
  for (let attempt = 1; ; attempt++) {
    const failure = await tryStep(session, upTo, lockTimeout)
    if (failure === null) return
    const code = 'code' in failure.error ? failure.error.code : null
    const where = `Migration ${step.name} of ${step.packageName}`
    if (code !== '55P03') {
      throw new AppError(
        'VALIDATION',
        `${where} failed and changed nothing: ${failure.error.message}`,
        {
          details: { reason: 'migration_failed', migration: step.name },
          cause: failure.error,
        },
      )
    }
    if (attempt >= attempts) {
      throw new AppError(
        'CONFLICT',
        `${where} met a table that stays locked; it changed nothing. Try again.`,
        {
          details: { reason: 'migration_locked', migration: step.name },
          cause: failure.error,
        },
      )
    }
    options.log?.warn({ migration: step.name, attempt }, 'a table is locked; trying again')
    await sleep(200 * attempt + Math.random() * 200)
  }
}

/** One transaction. Answers PostgreSQL's complaint about the step's SQL; throws when anything else fails. */
async function tryStep(
  session: Pool,
  upTo: readonly Migration[],
  lockTimeout: number,
): Promise<{ readonly error: Error } | null> {
  const { migrationList, noFilter, openSchemaEngine } = await import('./schema-engine.ts')
  const failures: Error[] = []
  await session.query(`BEGIN; SET LOCAL lock_timeout = ${lockTimeout}`)
  try {
    const engine = await openSchemaEngine(scriptAdapter(session, (error) => failures.push(error)))
    try {
      await engine.applyMigrations({ migrationsList: migrationList(upTo), filters: noFilter })
    } finally {
      engine.free()
    }
    await session.query('COMMIT')
    return null
  } catch (error) {
    await session.query('ROLLBACK').catch(() => {})
    const [first] = failures
    if (first !== undefined) return { error: first }
    if (error instanceof Error && 'code' in error && error.code === 'P3005') throw notEmpty(error)
    throw error
  }
}

function notEmpty(cause: Error): AppError {
  return new AppError(
    'CONFLICT',
    'The database holds tables that this code did not make: point DATABASE_URL to an empty database.',
    { details: { reason: 'database_not_empty' }, cause },
  )
}
