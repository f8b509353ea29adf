import { z } from 'zod'

import { readHistory, type Migration } from '../compose/history.ts'

export interface MigrationsStatus {
  /** Nothing is pending and nothing failed. A database ahead of this code counts: the code before must run on it. */
  readonly upToDate: boolean
  readonly applied: readonly string[]
  readonly pending: readonly string[]
  /** Started and not finished: a crash outside the start-up's own transaction. */
  readonly failed: readonly string[]
  /** Applied with another text than the file has now. */
  readonly edited: readonly string[]
  /** Applied, and unknown to this workspace: the database is ahead of this code. */
  readonly unknown: readonly string[]
}

type RunQuery = (sql: string) => Promise<readonly unknown[]>

/** Reads Prisma's own table; a database without it has applied nothing. */
export async function readMigrationsStatus(
  query: RunQuery,
  history?: readonly Migration[],
): Promise<MigrationsStatus> {
  const [steps, rows] = await Promise.all([history ?? readHistory(), readApplied(query)])
  const known = new Map(steps.map((step) => [step.name, step]))
  const finished = new Map(rows.flatMap((row) => (row.finished ? [[row.name, row.checksum]] : [])))
  const failed = rows.filter((row) => !row.finished).map((row) => row.name)
  const pending = steps.filter((step) => !finished.has(step.name)).map((step) => step.name)
  const edited = [...finished.keys()].filter((name) => {
    const step = known.get(name)
    return step !== undefined && step.checksum !== finished.get(name)
  })
  const unknown = [...finished.keys()].filter((name) => !known.has(name))
  return {
    upToDate: pending.length + failed.length === 0,
    applied: [...finished.keys()],
    pending,
    failed,
    edited,
    unknown,
  }
}

const appliedRows = z.array(
  z.object({ name: z.string(), checksum: z.string(), finished: z.boolean() }),
)

async function readApplied(query: RunQuery): Promise<z.output<typeof appliedRows>> {
  const [found] = await query(`SELECT to_regclass('_prisma_migrations')::text AS name`)
  if (z.object({ name: z.null() }).safeParse(found).success) return []
  return appliedRows.parse(
    await query(
      `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
         FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`,
    ),
  )
}
