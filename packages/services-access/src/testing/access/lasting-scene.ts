import type { Outcome } from './outcome-of.ts'
import { outcomeOf } from './outcome-of.ts'
import type { Procedure } from './procedure.ts'
import { createScene, credentialOf, type Scene, type Stage } from './scene.ts'

/** A scene in which one procedure can be called again and again. */
export interface LastingScene {
  readonly scene: () => Scene
  /** Told what a call came to, it makes the scene anew where the next call would only meet what this one left. */
  readonly after: (outcome: Outcome) => Promise<void>
}

/** What the next call would meet too, whatever it asks. */
const spent = ['UNAUTHORIZED', 'TOO_MANY_REQUESTS']

export async function createLastingScene(
  stage: Stage,
  procedure: Procedure,
): Promise<LastingScene> {
  const repeats = procedure.type !== 'mutation' || (await worksTwice(stage, procedure))
  let scene = await createScene(stage)
  return {
    scene: () => scene,
    async after({ code }) {
      if (code === 'ok' ? repeats : !spent.includes(code)) return
      scene = await createScene(stage)
    },
  }
}

async function worksTwice(stage: Stage, procedure: Procedure): Promise<boolean> {
  const scene = await createScene(stage)
  const input = await scene.inputOf(procedure.name)
  const call = async () =>
    outcomeOf(await stage.wire.send([{ procedure, input }], credentialOf(scene.owner)))
  return (await call()).code === 'ok' && (await call()).code === 'ok'
}
