import fc from 'fast-check'

import { blend, generateInput } from './generate-input.ts'
import { createLastingScene } from './lasting-scene.ts'
import { faultOf, outcomeOf } from './outcome-of.ts'
import type { Procedure } from './procedure.ts'
import { readAll } from './read-all.ts'
import { createScene, credentialOf, type Stage } from './scene.ts'

export interface AnyInputs {
  readonly seed: number
  /** Inputs a procedure. */
  readonly runs: number
}

/** No call takes a second; on a busy machine only far more than that is a hang. */
const hangsAfterMs = 5_000

/**
 * Calls every procedure with inputs made from its schema, from what was arranged and from what is another
 * organization's, as the owner and as nobody. Answers, with the seed and the smallest input found, which calls fail
 * on our side or hang, and whether anything of the other organization changed.
 */
export async function checkAnyInput(stage: Stage, { seed, runs }: AnyInputs): Promise<string[]> {
  const problems: string[] = []
  for (const procedure of stage.procedures) {
    const theirs = await createScene(stage)
    const theirInput = await theirs.inputOf(procedure.name)
    const before = await readAll(stage, theirs)
    const property = await anyInputOf(stage, procedure, theirInput)
    const details = await fc.check(property, { seed, numRuns: runs, includeErrorInReport: true })
    if (details.failed) {
      problems.push((await fc.asyncDefaultReportMessage(details)) ?? procedure.name)
    }
    const after = await readAll(stage, theirs)
    if (after !== before) {
      problems.push(`${procedure.name} changed the other organization (seed ${seed}).`)
    }
  }
  return problems
}

async function anyInputOf(stage: Stage, procedure: Procedure, theirInput: unknown) {
  const { name, input: schema } = procedure
  const lasting = await createLastingScene(stage, procedure)
  const seeds = fc.nat({ max: 2 ** 31 - 1 })
  const picks = fc.array(fc.nat({ max: 99 }), { minLength: 20, maxLength: 60 })
  return fc.asyncProperty(seeds, picks, async (seed, chances) => {
    const { inputOf, owner } = lasting.scene()
    let at = 0
    const pick = () => chances[at++ % chances.length] ?? 0
    const generated = schema ? generateInput(schema, seed) : undefined
    const input = blend(await inputOf(name), generated, theirInput, pick)
    for (const as of [credentialOf(owner), null]) {
      const reply = await stage.wire.send([{ procedure, input }], as)
      const what = `${name} with ${JSON.stringify(input)} as ${as ? 'owner' : 'nobody'}`
      const fault = faultOf(reply)
      if (fault !== null) throw new Error(`${what} ${fault}`)
      if (reply.ms > hangsAfterMs) throw new Error(`${what} took ${Math.round(reply.ms)} ms.`)
      if (as) await lasting.after(outcomeOf(reply))
    }
  })
}
