import { printable } from '../files/printable.ts'
import type { Resource } from '../project/resource.ts'
import { isMap, isUnknown, scalarOf } from '../values/value.ts'

/** By which providers take tags: AWS and Azure, Google Cloud, and a plan's that hold the provider's own too. */
const tagArguments = ['tags', 'tags_all', 'labels', 'user_labels', 'resource_labels']
const tagName = /^env(?:ironment)?$/i

/**
 * The environment that a resource is tagged with, as `prod`: by `environment` or `env`, in any case. Null when there is
 * such a tag, or may be, and the project does not tell what it says; undefined when there is none.
 */
export function environmentOf(resource: Resource): string | null | undefined {
  let unknown = false
  for (const argument of tagArguments) {
    const tags = resource.read(argument)
    if (tags === undefined) continue
    if (isUnknown(tags)) unknown = true
    if (!isMap(tags)) continue
    const [, value] = [...tags].find(([name]) => tagName.test(name)) ?? []
    if (value === undefined || value === null) continue
    const text = scalarOf(value)
    if (typeof text === 'string' && text !== '') return printable(text.slice(0, 100))
    if (text === undefined) unknown = true
  }
  return unknown ? null : undefined
}
