import { fieldsOf } from './fields-of.ts'
import { isExcepted, type Exceptions } from './is-excepted.ts'
import { nameOf, valueAt, withValue } from './json-tree.ts'
import { faultOf, outcomeOf } from './outcome-of.ts'
import { createScene, credentialOf, sceneFor, type Stage } from './scene.ts'
import { placesOf } from './schema-tree.ts'

/** What somebody might hope to set on the way. */
const extras = {
  orgId: '00000000-0000-4000-8000-000000000000',
  ownerId: '00000000-0000-4000-8000-000000000000',
  id: '00000000-0000-4000-8000-000000000000',
  role: 'owner',
  plan: 'business',
  isAdmin: true,
  createdAt: '2020-01-01T00:00:00.000Z',
} as const

/** AZ3: no object of any input takes a member that its schema does not name, but for the exceptions. Answers which do. */
export async function checkStrictInputs(stage: Stage, loose: Exceptions): Promise<string[]> {
  const { procedures, wire } = stage
  const problems: string[] = []
  const shared = await createScene(stage)
  for (const procedure of procedures) {
    const { name, input: schema } = procedure
    if (!schema) {
      problems.push(`${name} declares no input: .input(z.strictObject({})) takes none.`)
      continue
    }
    for (const { path, shape } of placesOf(schema, 'input')) {
      if (shape.kind === 'object' && !shape.strict && !isExcepted(`${name}.${path}`, loose)) {
        problems.push(`The input of ${name} is no strict object at "${path}".`)
      }
    }
    const scene = await sceneFor(stage, name, shared)
    const own = (await scene.inputOf(name)) ?? {}
    const levels = fieldsOf(schema, own).levels.filter(
      (level) => !isExcepted(`${name}.${nameOf(level.path)}`, loose),
    )
    for (const level of levels) {
      for (const [extra, value] of Object.entries(extras)) {
        if (level.names.includes(extra)) continue
        const more = { ...Object(valueAt(own, level.path)), [extra]: value }
        const input = withValue(own, level.path, more)
        const reply = await wire.send([{ procedure, input }], credentialOf(scene.owner))
        const { code } = outcomeOf(reply)
        if (code === 'BAD_REQUEST') continue
        const where = nameOf([...level.path, extra])
        problems.push(`${name} with ${where} is ${faultOf(reply) ?? code}, not BAD_REQUEST.`)
      }
    }
  }
  return problems
}
