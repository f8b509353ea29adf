import { readAll } from './read-all.ts'
import type { Stage } from './scene.ts'
import { enterScene, type Tried } from './try-callers.ts'

/**
 * What is refused changes nothing: each kind of caller makes all the calls that the table refuses, in one scene, and
 * its owner reads afterwards what was there before. Answers where not.
 */
export async function checkRefusals(stage: Stage, { columns, rows }: Tried): Promise<string[]> {
  const found = await Promise.all(
    columns.map(async (column, at) => {
      const { scene, call } = await enterScene(stage, column)
      const before = await readAll(stage, scene)
      for (const procedure of stage.procedures) {
        const refused = rows.get(procedure.name)?.[at]?.code !== 'ok'
        if (refused && !scene.isApart(procedure.name)) await call(procedure)
      }
      const after = await readAll(stage, scene)
      return after === before
        ? []
        : [`What is refused as ${column} changed something:\n${before}\n${after}`]
    }),
  )
  return found.flat()
}
