import { fieldsOf, type Field } from './fields-of.ts'
import { nameOf, valueAt } from './json-tree.ts'
import { createScene, sceneFor, type Scene, type Stage } from './scene.ts'

/**
 * What the checks would be blind to: a procedure without an input, an input of no procedure, and an id or a cursor that
 * no input holds, or that is the same in every organization.
 */
export async function checkArrangement(stage: Stage): Promise<string[]> {
  const { procedures } = stage
  const one = await createScene(stage)
  const other = await createScene(stage)
  const names = procedures.map(({ name }) => name)
  const unknown = one.names.filter((name) => !names.includes(name))
  const problems = unknown.map(
    (name) => `arrange answers an input for ${name}, which is no procedure.`,
  )
  for (const { name, input: schema } of procedures) {
    if (!one.names.includes(name)) {
      problems.push(`arrange answers no input for ${name}.`)
      continue
    }
    if (!schema) continue
    const [mine, theirs] = await inputsApart(stage, name, one, other)
    const { fields } = fieldsOf(schema, mine)
    for (const { path } of fields.filter(isReference)) {
      const own = valueAt(mine, path)
      if (typeof own === 'string' && own !== valueAt(theirs, path)) continue
      problems.push(`arrange answers nothing of the organization's own as ${name}.${nameOf(path)}.`)
    }
  }
  return problems
}

function isReference({ path, shapes }: Field): boolean {
  return path.at(-1) === 'cursor' || shapes.some((shape) => shape.kind === 'text' && shape.isId)
}

function inputsApart(stage: Stage, name: string, ...shared: readonly Scene[]): Promise<unknown[]> {
  return Promise.all(
    shared.map(async (scene) => (await sceneFor(stage, name, scene)).inputOf(name)),
  )
}
