import { type Attributes, noAttributes, referencesAt } from './attributes.ts'
import type { MappingContext } from './mapping.ts'

/** The resource of one of these types that an argument refers to; without one, every argument of it is not set. */
export function referencedAt(
  attributes: Attributes,
  context: MappingContext,
  argument: string,
  ...types: readonly string[]
): Attributes {
  const found = referencesAt(attributes, argument).find(({ address }) => {
    const type = context.project.find(address)?.type
    return type !== undefined && types.includes(type) && address !== context.address
  })
  return found === undefined ? noAttributes : context.attributesOf(found.address)
}
