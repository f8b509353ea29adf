import type { Element } from '../schemas/element.ts'
import type { ElementChange } from './draft.ts'
import { changedFields, fieldsOf, type Field } from './element.ts'

/**
 * The fields of each element that others changed since the version an edit was made from; `removed` for one that is
 * gone, and `id` among the fields of one that is another than it was. Empty when nobody changed anything.
 */
export type Meanwhile = ReadonlyMap<string, ReadonlySet<Field> | 'removed'>

/** What changes, oldest first, mean to an edit that was made without knowing of them. */
export function meanwhileOf(changes: Iterable<ElementChange>): Meanwhile {
  const meanwhile = new Map<string, Set<Field> | 'removed'>()
  for (const { id, before, after } of changes) {
    if (!after) meanwhile.set(id, 'removed')
    else {
      const known = meanwhile.get(id)
      const earlier = known instanceof Set ? known : []
      meanwhile.set(id, new Set([...earlier, ...fieldsTouched(before, after)]))
    }
  }
  return meanwhile
}

function fieldsTouched(before: Element | null, after: Element): Field[] {
  return before?.type === after.type
    ? changedFields(before, after).map(({ field }) => field)
    : ['id', ...fieldsOf(after).keys()]
}
