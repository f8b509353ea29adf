import { createCallerFactory } from '@backarch/api'
import { refusal } from '@backarch/api/testing'

import { callers } from './callers.ts'
import { letIn } from './let-in.ts'
import { faultOf, outcomeOf, type Outcome } from './outcome-of.ts'
import type { Procedure } from './procedure.ts'
import { createScene, type Scene, type Stage } from './scene.ts'

/** What each kind of caller gets of each procedure. */
export interface Tried {
  readonly columns: readonly string[]
  /** By procedure, then in the order of `columns`. */
  readonly rows: ReadonlyMap<string, readonly Outcome[]>
  /** What is wrong whatever the table says. */
  readonly problems: readonly string[]
}

/** Calls every procedure as every kind of caller. A change that was made gets no second call in its scene. */
export async function tryCallers(stage: Stage): Promise<Tried> {
  const problems: string[] = []
  const columns = [...Object.keys(callers), 'operator']
  const byColumn = await Promise.all(columns.map((column) => tryColumn(stage, column, problems)))
  const rows = stage.procedures.map(({ name }, row) => {
    const outcomes = byColumn.flatMap((outcomesOf) => outcomesOf[row] ?? [])
    return [name, outcomes] as const
  })
  return { columns, rows: new Map(rows), problems }
}

async function tryColumn(
  stage: Stage,
  column: string,
  problems: string[],
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  let shared = await enterScene(stage, column, { known: true })
  for (const procedure of stage.procedures) {
    const { name, type } = procedure
    const apart = shared.scene.isApart(name)
    const { call } = apart ? await enterScene(stage, column, { apart: name }) : shared
    const { outcome, fault } = await call(procedure)
    outcomes.push(outcome)
    if (fault !== null) problems.push(`${name} as ${column} ${fault}`)
    const changed = type === 'mutation' && outcome.code === 'ok'
    if (changed && !apart) shared = await enterScene(stage, column)
  }
  return outcomes
}

type Try = (procedure: Procedure) => Promise<{ outcome: Outcome; fault: string | null }>

export interface Entrance {
  /** The procedure for which the scene is arranged, where one wants that. */
  readonly apart?: string
  /** Whether every server has let them in before what ends for them ended; many calls. */
  readonly known?: boolean
}

/** A fresh scene, and then somebody who calls in it. */
export async function enterScene(
  stage: Stage,
  column: string,
  { apart, known = false }: Entrance = {},
): Promise<{ readonly scene: Scene; readonly call: Try }> {
  const { ctx, wire } = stage
  const scene = await createScene(stage)
  if (apart !== undefined) await scene.inputOf(apart)
  const caller = callers[column]
  if (!caller) return { scene, call: async (procedure) => asOperator(stage, scene, procedure) }
  const credential = await caller(ctx, scene, async (as) => {
    if (known) await letIn(stage, scene, as)
  })
  return {
    scene,
    async call(procedure) {
      const input = await scene.inputOf(procedure.name)
      const reply = await wire.send([{ procedure, input }], credential)
      return { outcome: outcomeOf(reply), fault: faultOf(reply) }
    },
  }
}

/** A script on the server's own machine, which calls without a network. */
async function asOperator(
  { ctx, feature }: Stage,
  { inputOf }: Scene,
  { name }: Procedure,
): Promise<{ outcome: Outcome; fault: string | null }> {
  const principal = { kind: 'operator', name: 'test' } as const
  let call: unknown = createCallerFactory(feature.router)({ ...ctx, principal })
  for (const part of name.split('.')) {
    call = typeof call === 'function' ? Reflect.get(call, part) : undefined
  }
  if (typeof call !== 'function') throw new Error(`${name} cannot be called.`)
  const answer: unknown = Reflect.apply(call, undefined, [await inputOf(name)])
  const refused = await Promise.resolve(answer).then(
    () => null,
    async (error: unknown) => refusal(Promise.reject(error)),
  )
  if (refused === null) return { outcome: { code: 'ok', reason: null }, fault: null }
  const { code, reason = null, message } = refused
  const fault = code === 'INTERNAL_SERVER_ERROR' ? `failed: ${message}` : null
  return { outcome: { code: String(code), reason }, fault }
}
