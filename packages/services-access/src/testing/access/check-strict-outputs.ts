import { isExcepted, isWithin, type Exceptions } from './is-excepted.ts'
import type { Procedure } from './procedure.ts'
import { placesOf, type Shape } from './schema-tree.ts'

/**
 * AZ4: every output names all it may hold, at every level, so that no column is told by accident; what it does not
 * name, tRPC refuses to send. `opaque` lists the places, as `get.graph`, where something else holds, with the reason.
 */
export function checkStrictOutputs(procedures: readonly Procedure[], opaque: Exceptions): string[] {
  const flaws = procedures.flatMap(({ name, output }) =>
    output
      ? placesOf(output, 'output').map(({ path, shape }) => ({
          place: path === '' ? name : `${name}.${path}`,
          flaw: flawOf(shape),
        }))
      : [{ place: name, flaw: 'is not declared' }],
  )
  const found = flaws.filter(({ flaw }) => flaw !== null)
  const needless = Object.keys(opaque).filter(
    (at) => !found.some(({ place }) => isWithin(place, at)),
  )
  return [
    ...found
      .filter(({ place }) => !isExcepted(place, opaque))
      .map(({ place, flaw }) => `The output of ${place} ${flaw}.`),
    ...needless.map((place) => `The output of ${place} needs no exception.`),
  ]
}

function flawOf(shape: Shape): string | null {
  switch (shape.kind) {
    case 'object':
      return shape.strict ? null : 'is no strict object'
    case 'open':
      return 'takes members of any name'
    case 'opaque':
      return `is of the type ${shape.type}, which takes anything`
    case 'list':
    case 'text':
    case 'number':
    case 'value':
      return null
    default:
      return shape satisfies never
  }
}
