import { AppError } from '@backarch/core'
import type { PGlite } from '@electric-sql/pglite'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'

import type { SchemaFile } from '../compose/compose-models.ts'
import type { Migration } from '../compose/history.ts'
import { datasource } from '../compose/validate-models.ts'
import { checkTransactions } from './check-transactions.ts'
import { withScratchDatabase } from './scratch-database.ts'

export interface Replay {
  /** What would turn the replayed history into the schema; empty when they are equal. */
  readonly script: string
  /** Table of every index, by the index's name. */
  readonly indexTables: ReadonlyMap<string, string>
  /** Foreign keys whose columns begin no index, as `table(column, …)`. */
  readonly unindexedForeignKeys: readonly string[]
}

/**
 * Replays a history on a scratch database in memory and compares the outcome with a composed schema.
 * Throws VALIDATION naming the step whose SQL fails.
 */
export async function replayHistory(
  history: readonly Migration[],
  schema: readonly SchemaFile[],
): Promise<Replay> {
  for (const step of history) checkTransactions(step)
  return withScratchDatabase((scratch) => replayOn(scratch, history, schema))
}

async function replayOn(
  scratch: PGlite,
  history: readonly Migration[],
  schema: readonly SchemaFile[],
): Promise<Replay> {
  const [{ PrismaPGlite }, { migrationList, noFilter, openSchemaEngine }] = await Promise.all([
    import('pglite-prisma-adapter'),
    import('./schema-engine.ts'),
  ])
  const steps = new Map(history.map((step) => [step.sql, step]))
  let failed: AppError | null = null
  const connect = async () => {
    const inner = await new PrismaPGlite(scratch).connect()
    return {
      provider: inner.provider,
      adapterName: inner.adapterName,
      queryRaw: inner.queryRaw.bind(inner),
      executeRaw: inner.executeRaw.bind(inner),
      startTransaction: inner.startTransaction.bind(inner),
      dispose: async () => {}, // It is only lent.
      executeScript: async (script: string) => {
        try {
          await scratch.exec(script)
        } catch (error) {
          failed ??= replayFailure(steps.get(script), error)
          throw error
        }
      },
    }
  }
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: 'postgres',
    adapterName: 'scratch',
    connect,
    connectToShadowDb: connect,
  }
  const engine = await openSchemaEngine(factory)
  const { stdout } = await engine
    .diff({
      from: { tag: 'migrations', ...migrationList(history) },
      to: { tag: 'schemaDatamodel', files: [datasource, ...schema] },
      script: true,
      exitCode: null,
      filters: noFilter,
    })
    .catch((error: unknown) => {
      throw failed ?? error
    })
    .finally(() => engine.free())
  return {
    script: (stdout ?? '').replace(/^-- This is an empty migration\.$/m, '').trim(),
    indexTables: new Map(
      (await scratch.query<{ index: string; table: string }>(indexQuery)).rows.map((row) => [
        row.index,
        row.table,
      ]),
    ),
    unindexedForeignKeys: (await scratch.query<{ key: string }>(foreignKeyQuery)).rows.map(
      (row) => row.key,
    ),
  }
}

function replayFailure(step: Migration | undefined, cause: unknown): AppError {
  const said = cause instanceof Error ? cause.message : String(cause)
  const where = step === undefined ? 'A migration' : `${step.name} of ${step.packageName}`
  return new AppError('VALIDATION', `${where} fails when the history is replayed: ${said}`, {
    details: { reason: 'migration_failed' },
    cause,
  })
}

const indexQuery = `SELECT indexname AS index, tablename AS table FROM pg_indexes WHERE schemaname = 'public'`

// A key is covered when some index begins with exactly its columns, in any order. Another schema is a library's own.
const foreignKeyQuery = `
SELECT conrelid::regclass || '(' || string_agg(attname, ', ' ORDER BY place) || ')' AS key
  FROM pg_constraint
  CROSS JOIN unnest(conkey) WITH ORDINALITY AS keys(number, place)
  JOIN pg_attribute ON attrelid = conrelid AND attnum = keys.number
 WHERE contype = 'f' AND connamespace = 'public'::regnamespace
   AND NOT EXISTS (
     SELECT 1 FROM pg_index
      WHERE indrelid = conrelid AND indpred IS NULL
        AND conkey <@ (indkey::int2[])[0:cardinality(conkey) - 1])
 GROUP BY pg_constraint.oid, conrelid
 ORDER BY 1`
