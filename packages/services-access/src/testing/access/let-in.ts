import type { Credential } from '@backarch/api'

import type { Scene, Stage } from './scene.ts'

/** Somebody reads what they can, twice each: every server has let them in a moment ago. */
export async function letIn(
  { procedures, wire }: Stage,
  scene: Scene,
  as: Credential,
): Promise<void> {
  for (const procedure of procedures) {
    if (procedure.type !== 'query' || scene.isApart(procedure.name)) continue
    const input = await scene.inputOf(procedure.name)
    for (let server = 0; server < 2; server += 1) await wire.send([{ procedure, input }], as)
  }
}
