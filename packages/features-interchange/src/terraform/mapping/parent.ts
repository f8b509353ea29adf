import type { Resource } from '../project/resource.ts'
import { scalarOf } from '../values/value.ts'
import { type Attributes, referencesAt } from './attributes.ts'
import type { MappingContext } from './mapping.ts'

/** The resource of a type that an argument names, by a reference or by its name in plain text; undefined when it is elsewhere. */
export function parentOf(
  attributes: Attributes,
  context: MappingContext,
  type: string,
  ...names: readonly string[]
): Resource | undefined {
  const referred = referencesAt(attributes, ...names)
    .map(({ address }) => context.project.find(address))
    .find((resource) => resource?.type === type)
  if (referred !== undefined) return referred
  const texts = names.flatMap((name) => textOf(attributes.read(name)) ?? [])
  return context.project.resources.find((resource) => {
    const name = resource.type === type ? textOf(resource.read('name')) : null
    return name !== null && texts.includes(name)
  })
}

function textOf(value: ReturnType<Attributes['read']>): string | null {
  const text = value === undefined ? undefined : scalarOf(value)
  return typeof text === 'string' && text !== '' ? text : null
}
