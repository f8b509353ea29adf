import { safeParseAsync } from 'zod/v4/core'

import { fieldsOf } from './fields-of.ts'
import { nameOf, valueAt, withValue, type Path } from './json-tree.ts'
import { createLastingScene, type LastingScene } from './lasting-scene.ts'
import { createTexts, misfitsFor, takesText, unstorable } from './odd-values.ts'
import { faultOf, outcomeOf, parse } from './outcome-of.ts'
import type { Procedure } from './procedure.ts'
import { readAll } from './read-all.ts'
import { createScene, credentialOf, type Scene, type Stage } from './scene.ts'
import { toWire } from './wire.ts'

export interface OddValues {
  readonly seed: number
  /** Naughty strings altogether, spread over all fields that take text. */
  readonly texts: number
}

const fewestTexts = 2

/**
 * IN2, IN4, IN5, IN6: every field of every input is tried with texts that break programs and with what is no text at
 * all. What the schema refuses is a BAD_REQUEST and changes nothing; what passes is answered as it was sent.
 */
export async function checkOddValues(stage: Stage, odd: OddValues): Promise<string[]> {
  const arranged = await Promise.all(
    stage.procedures.map(async (procedure) => {
      const scene = await createScene(stage)
      const input = await scene.inputOf(procedure.name)
      const fields = procedure.input ? fieldsOf(procedure.input, input).fields : []
      return { procedure, scene, fields }
    }),
  )
  const count = arranged.flatMap(({ fields }) => fields.filter(takesText)).length
  const each = Math.max(fewestTexts, Math.ceil(odd.texts / Math.max(1, count)))
  const textsFor = createTexts(odd.seed, each)
  const found = await Promise.all(
    arranged.map(async ({ procedure, scene: steady, fields }) => {
      if (fields.length === 0) return []
      const before = await readAll(stage, steady)
      const lasting = await createLastingScene(stage, procedure)
      const problems: string[] = []
      for (const field of fields) {
        for (const value of [...misfitsFor(field), ...textsFor(field)]) {
          const tried: Tried = { procedure, path: field.path, value }
          problems.push(...(await tryValue(stage, tried, steady, lasting)))
        }
      }
      const same = (await readAll(stage, steady)) === before
      return same
        ? problems
        : [...problems, `A refused call of ${procedure.name} changed something.`]
    }),
  )
  return found.flat()
}

interface Tried {
  readonly procedure: Procedure
  readonly path: Path
  readonly value: unknown
}

/** What the schema takes is called where it may change something, the rest where nothing may change. */
async function tryValue(
  stage: Stage,
  { procedure, path, value }: Tried,
  steady: Scene,
  lasting: LastingScene,
): Promise<string[]> {
  const { name, input: schema } = procedure
  if (!schema) return []
  const inputIn = async (scene: Scene) => withValue(await scene.inputOf(name), path, value)
  const read = await safeParseAsync(schema, received(await inputIn(lasting.scene())))
  const scene = read.success ? lasting.scene() : steady
  const input = await inputIn(scene)
  const reply = await stage.wire.send([{ procedure, input }], credentialOf(scene.owner))
  const what = `${name} with ${JSON.stringify(value)} as ${nameOf(path)}`
  const fault = faultOf(reply)
  if (fault !== null) return [`${what} ${fault}`]
  const outcome = outcomeOf(reply)
  if (!read.success) {
    return outcome.code === 'BAD_REQUEST' ? [] : [`${what} is ${outcome.code}, not BAD_REQUEST.`]
  }
  await lasting.after(outcome)
  if (outcome.code !== 'ok') return []
  if (typeof value === 'string' && unstorable.some((text) => text === value)) {
    return [`${what} is taken.`]
  }
  const sent = valueAt(read.data, path)
  const answered = valueAt(parse(reply.body), ['result', 'data', 'json', ...path])
  const echoes = typeof sent === 'string' && typeof answered === 'string'
  return echoes && sent !== answered ? [`${what} is answered as ${JSON.stringify(answered)}.`] : []
}

/** The input as the server reads it. */
function received(input: unknown): unknown {
  return valueAt(parse(toWire(input)), ['json'])
}
