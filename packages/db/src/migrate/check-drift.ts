import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { generatedFolder } from '../compose/generate-client.ts'
import { hashInputs } from '../compose/hash-inputs.ts'
import { composeHistory } from '../compose/history.ts'
import { composeValidModels } from '../compose/validate-models.ts'
import { readModelSources } from '../compose/workspace.ts'
import { attributeChanges, type Change } from './attribute-changes.ts'
import { replayHistory } from './replay-history.ts'

export interface Drift {
  readonly migrations: number
  readonly packages: number
  /** What the models have and the replayed history has not. */
  readonly changes: readonly Change[]
  /** Foreign keys that no index serves, as `table(column, …)`. */
  readonly unindexedForeignKeys: readonly string[]
}

export interface DriftOptions {
  readonly packagesFolder?: string
  /** Where to remember that these very inputs were found in order; null forgets. Default: `generated`. */
  readonly cacheFolder?: string | null
}

/** Replays the composed history and compares it with the composed models. */
export async function checkDrift(options: DriftOptions = {}): Promise<Drift> {
  const sources = await readModelSources(options.packagesFolder)
  const [models, history] = [composeValidModels(sources), await composeHistory(sources)]
  const counts = { migrations: history.length, packages: sources.length }
  const folder = options.cacheFolder === undefined ? generatedFolder : options.cacheFolder
  const stamp = folder === null ? null : join(folder, 'no-drift.sha256')
  const digest = await hashInputs([models.forMigrations, history], [import.meta.dirname])
  if (stamp !== null && (await readFile(stamp, 'utf8').catch(() => null)) === digest) {
    return { ...counts, changes: [], unindexedForeignKeys: [] }
  }
  const replay = await replayHistory(history, models.forMigrations)
  const changes = attributeChanges(replay, models, history)
  const { unindexedForeignKeys } = replay
  if (stamp !== null && folder !== null && changes.length + unindexedForeignKeys.length === 0) {
    await mkdir(folder, { recursive: true })
    await writeFile(stamp, digest)
  }
  return { ...counts, changes, unindexedForeignKeys }
}
