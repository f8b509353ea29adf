import fc from 'fast-check'
import type { core } from 'zod'

import { blend, generateInput } from './generate-input.ts'
import { isWithin, type Exceptions } from './is-excepted.ts'
import { createLastingScene } from './lasting-scene.ts'
import { faultOf, outcomeOf } from './outcome-of.ts'
import type { Procedure } from './procedure.ts'
import { readAll } from './read-all.ts'
import { createScene, credentialOf, type Stage } from './scene.ts'
import { placesOf } from './schema-tree.ts'

export interface AnyInputs {
  readonly seed: number
  /** Inputs altogether, spread over all procedures. */
  readonly runs: number
  /** What is left out where it is another organization's. */
  readonly mayBeForeign?: Exceptions
}

const fewestRuns = 5

/** A call that takes longer hangs, if it does so each time: a busy machine holds up one call, and hardly the next. */
const hangsAfterMs = 1_000
const slowTries = 4

/**
 * Calls every procedure with inputs made from its schema, from what was arranged and from what is another
 * organization's, as the owner and as nobody. Answers, with the seed and the smallest input found, which calls fail
 * on our side or hang, and whether anything of the other organization changed.
 */
export async function checkAnyInput(
  stage: Stage,
  { seed, runs, mayBeForeign = {} }: AnyInputs,
): Promise<string[]> {
  const problems: string[] = []
  const each = Math.max(fewestRuns, Math.ceil(runs / stage.procedures.length))
  for (const procedure of stage.procedures) {
    const theirs = await createScene(stage)
    const { name, input: schema } = procedure
    const isBearer = Object.keys(mayBeForeign).some((at) => isWithin(at, name))
    const theirInput = isBearer ? undefined : await theirs.inputOf(name)
    const before = await readAll(stage, theirs)
    const hangs: string[] = []
    const property = await anyInputOf(stage, procedure, theirInput, hangs)
    const details = await fc.check(property, {
      seed,
      numRuns: takesNothing(schema) ? 1 : each,
      includeErrorInReport: true,
    })
    if (details.failed) {
      problems.push((await fc.asyncDefaultReportMessage(details)) ?? name)
    }
    problems.push(...hangs)
    const after = await readAll(stage, theirs)
    if (after !== before) {
      problems.push(`${name} changed the other organization (seed ${seed}).`)
    }
  }
  return problems
}

function takesNothing(schema: core.$ZodType | null): boolean {
  return !schema || placesOf(schema, 'input').length === 1
}

/** A call that hangs is told in `hangs` and not thrown: a smaller one is not worth the wait. */
async function anyInputOf(
  stage: Stage,
  procedure: Procedure,
  theirInput: unknown,
  hangs: string[],
) {
  const { name, input: schema } = procedure
  const lasting = await createLastingScene(stage, procedure)
  const seeds = fc.nat({ max: 2 ** 31 - 1 })
  const picks = fc.array(fc.nat({ max: 99 }), { minLength: 20, maxLength: 60 })
  return fc.asyncProperty(seeds, picks, async (seed, chances) => {
    if (hangs.length > 0) return
    const { inputOf, owner } = lasting.scene()
    let at = 0
    const pick = () => chances[at++ % chances.length] ?? 0
    const generated = schema ? generateInput(schema, seed) : undefined
    const input = blend(await inputOf(name), generated, theirInput, pick)
    for (const as of [credentialOf(owner), null]) {
      const send = () => stage.wire.send([{ procedure, input }], as)
      let reply = await send()
      let tries = 1
      while (reply.ms > hangsAfterMs && faultOf(reply) === null && tries++ < slowTries) {
        reply = await send()
      }
      const what = `${name} with ${JSON.stringify(input)} as ${as ? 'owner' : 'nobody'}`
      const fault = faultOf(reply)
      if (fault !== null) throw new Error(`${what} ${fault}`)
      if (reply.ms > hangsAfterMs) hangs.push(`${what} took ${Math.round(reply.ms)} ms.`)
      if (as) await lasting.after(outcomeOf(reply))
    }
  })
}
