import type { Resource } from '../project/resource.ts'
import { scalarOf } from '../values/value.ts'
import { type Attributes, referencesAt } from './attributes.ts'
import type { MappingContext } from './mapping.ts'

/** The resource of one of these types that an argument names: by a reference, or by the text of its name. */
export function ownerAt(
  attributes: Attributes,
  argument: string,
  types: readonly string[],
  { project, address }: MappingContext,
): Resource | undefined {
  const referred = referencesAt(attributes, argument)
    .map((reference) => project.find(reference.address))
    .find((resource) => resource !== undefined && types.includes(resource.type))
  if (referred !== undefined) return referred
  const value = attributes.read(argument)
  const name = value === undefined ? undefined : scalarOf(value)
  if (typeof name !== 'string' || name === '') return undefined
  return project.resources.find((other) => {
    if (!types.includes(other.type) || other.address === address) return false
    const named = other.read('name')
    return named !== undefined && scalarOf(named) === name
  })
}
