import { dirname, join, resolve } from 'node:path'

import { coreEnv, type EnvSource } from '@backarch/core'
import { createTestDatabase } from '@backarch/db/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { OrgContext } from '../org-context.ts'
import { checkAnyInput } from './access/check-any-input.ts'
import { checkArrangement } from './access/check-arrangement.ts'
import { checkForeignIds } from './access/check-foreign-ids.ts'
import { checkOddValues } from './access/check-odd-values.ts'
import { checkRefusals } from './access/check-refusals.ts'
import { checkStrictInputs } from './access/check-strict-inputs.ts'
import { checkStrictOutputs } from './access/check-strict-outputs.ts'
import { checkedInTable } from './access/checked-in-table.ts'
import { createStage, createStageContext } from './access/create-stage.ts'
import type { Exceptions } from './access/is-excepted.ts'
import { renderTable } from './access/render-table.ts'
import type { Inputs, Stage } from './access/scene.ts'
import type { AnyFeature } from './access/serve-feature.ts'
import { startReplica } from './access/start-replica.ts'
import { tryCallers, type Tried } from './access/try-callers.ts'

export interface AccessOptions {
  /** As `src/feature.ts` of the package exports it. */
  readonly feature: AnyFeature
  /**
   * Makes the rows that calls are about, as the owner of a fresh organization on the largest plan, and answers one
   * valid input for each procedure by its name without the feature's (`create`, `versions.list`); null for one that
   * takes none. Called often: what was changed is made anew. A function instead of an input makes it on demand, for
   * a procedure that needs the organization or the account in a state that others do not.
   */
  readonly arrange: (as: OrgContext) => Promise<Inputs>
  /** Variables that differ from those of a test run. */
  readonly env?: EnvSource
  /** What may be another's, as `<procedure>.<field>` or a whole procedure, each with the reason. */
  readonly mayBeForeign?: Exceptions
  /** Objects of inputs that may have members which nobody reads, each with the reason. */
  readonly looseInputs?: Exceptions
  /** Places of outputs that something else than the schema keeps in bounds, each with what does. */
  readonly opaqueOutputs?: Exceptions
  /** How many times as many inputs as usual; for a run of hours. */
  readonly thoroughness?: number
  /** That of a run that failed, to see it fail again. */
  readonly seed?: number
}

/**
 * The tests of who may call a feature's procedures, and of what every input may do. They call each procedure as each
 * kind of caller, over HTTP, at two server processes in turn, and compare with `access.md` beside the test;
 * `vitest run … --update` writes that file.
 */
export function describeAccess(options: AccessOptions): void {
  const { feature, thoroughness = 1 } = options
  const seed = options.seed ?? Math.floor(Math.random() * 2 ** 31)
  // Thousands of calls: on a busy machine they take their time.
  describe(`access to ${feature.name}`, { timeout: 300_000 }, () => {
    let stage: Stage
    const stack = new AsyncDisposableStack()
    beforeAll(async () => {
      const { db, url: databaseUrl } = stack.use(await createTestDatabase({ poolSize: 20 }))
      const ctx = createStageContext(db, feature, options.env ?? {})
      // The same files too: keys of a development server are among them.
      const env = { ...options.env, DATA_DIR: ctx.config.get(coreEnv).DATA_DIR }
      const order = { module: resolve('src/feature.ts'), name: feature.name, databaseUrl, env }
      const start = async () => stack.use(await startReplica(order))
      stage = createStage(ctx, options, await Promise.all([start(), start()]))
    })
    afterAll(() => stack.disposeAsync())

    test('every procedure has an input to call it with, whose ids are the organization’s own', async () => {
      expect(await checkArrangement(stage)).toEqual([])
    })

    test('AZ1 every procedure answers every kind of caller as access.md says, and what is refused changes nothing', async () => {
      const tried = await tryCallers(stage)
      expectTable(renderTable(feature.name, tried))
      expect([...tried.problems, ...refusedToAll(tried)]).toEqual([])
      expect(await checkRefusals(stage, tried)).toEqual([])
    })

    test('AZ2 what is another organization’s answers as what never existed', async () => {
      expect(await checkForeignIds(stage, options.mayBeForeign ?? {})).toEqual([])
    })

    test('AZ3 no input takes a field that it does not name', async () => {
      expect(await checkStrictInputs(stage, options.looseInputs ?? {})).toEqual([])
    })

    test('AZ4 every output names all it holds', () => {
      const { procedures } = stage
      expect(checkStrictOutputs(procedures, options.opaqueOutputs ?? {})).toEqual([])
    })

    test('IN2 IN4 IN5 IN6 no text, number or misfit breaks a call', async () => {
      const problems = await checkOddValues(stage, { seed, texts: 500 * thoroughness })
      expect(problems, `seed ${seed}`).toEqual([])
    })

    test('no input fails on our side, hangs, or changes what is another organization’s', async () => {
      const { mayBeForeign = {} } = options
      const inputs = { seed, runs: 200 * thoroughness, mayBeForeign }
      expect(await checkAnyInput(stage, inputs)).toEqual([])
    })
  })
}

/** A row without an `ok` says nothing: its input may be what is refused. */
function refusedToAll({ rows }: Tried): string[] {
  return [...rows]
    .filter(([, outcomes]) => outcomes.every(({ code }) => code !== 'ok'))
    .map(([name]) => `${name} is refused to every caller: is its input one that works?`)
}

function expectTable(table: string): void {
  const { testPath, snapshotState } = expect.getState()
  if (testPath === undefined) throw new Error('This is no test.')
  const update = snapshotState.snapshotUpdateState === 'all'
  const checkedIn = checkedInTable(join(dirname(testPath), 'access.md'), table, update)
  expect(table, 'Run vitest --update, and read what changed in access.md.').toBe(checkedIn)
}
