import { fieldsOf } from './fields-of.ts'
import { nameOf, valueAt } from './json-tree.ts'
import { createScene, type Stage } from './scene.ts'

/**
 * What the checks would be blind to: a procedure without an input, an input of no procedure, and an id or a cursor that
 * no input holds, or that is the same in every organization.
 */
export async function checkArrangement(stage: Stage): Promise<string[]> {
  const { procedures } = stage
  const one = await createScene(stage)
  const other = await createScene(stage)
  const names = procedures.map(({ name }) => name)
  const unknown = Object.keys(one.inputs).filter((name) => !names.includes(name))
  return [
    ...unknown.map((name) => `arrange answers an input for ${name}, which is no procedure.`),
    ...procedures.flatMap(({ name, input: schema }) => {
      if (!(name in one.inputs)) return [`arrange answers no input for ${name}.`]
      if (!schema) return []
      const references = fieldsOf(schema, one.inputs[name]).fields.filter(
        ({ path, shapes }) =>
          path.at(-1) === 'cursor' || shapes.some((shape) => shape.kind === 'text' && shape.isId),
      )
      return references.flatMap(({ path }) => {
        const [mine, theirs] = [one, other].map(({ inputs }) => valueAt(inputs[name], path))
        if (typeof mine === 'string' && mine !== theirs) return []
        return [`arrange answers nothing of the organization's own as ${name}.${nameOf(path)}.`]
      })
    }),
  ]
}
