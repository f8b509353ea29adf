import { printable } from '../files/printable.ts'
import type { Resource } from '../project/resource.ts'
import { isList, isMap, isUnknown, scalarOf, type Value } from '../values/value.ts'

/** By which providers take tags: AWS and Azure, Google Cloud, and a plan's that hold the provider's own too. */
const tagArguments = ['tags', 'tags_all', 'labels', 'user_labels', 'resource_labels']
const tagName = /^env(?:ironment)?$/i

/**
 * The environment that a resource is tagged with, as `prod`: by `environment` or `env`, in any case, in its own tags
 * or else in those that its provider gives to all. Null when there is such a tag, or may be, and the project does not
 * tell what it says; undefined when there is none.
 */
export function environmentOf(resource: Resource): string | null | undefined {
  const own = environmentIn([
    ...tagArguments.map((argument) => resource.read(argument)),
    ...tagBlocks(resource.read('tag')),
  ])
  // What may say it itself is not said to be what its provider says.
  if (own !== undefined) return own
  // The one type that AWS's provider does not give its tags to.
  return resource.type === 'aws_autoscaling_group'
    ? undefined
    : environmentIn([resource.defaultTags()])
}

function environmentIn(tagged: readonly (Value | undefined)[]): string | null | undefined {
  let unknown = false
  for (const tags of tagged) {
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

/** An Auto Scaling group has a block for each tag. */
function tagBlocks(blocks: Value | undefined): readonly Value[] {
  if (blocks === undefined) return []
  return (isList(blocks) ? blocks : [blocks]).map((block) => {
    const key = isMap(block) ? scalarOf(block.get('key') ?? null) : null
    return isMap(block) && typeof key === 'string'
      ? new Map([[key, block.get('value') ?? null]])
      : block
  })
}
