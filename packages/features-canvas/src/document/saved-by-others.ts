import { parentOf } from '../schemas/element.ts'
import type { Draft } from './draft.ts'
import type { Field } from './element.ts'
import type { Meanwhile } from './meanwhile.ts'

interface Batch {
  readonly meanwhile: Meanwhile
  /** Whether any of the operations removes something, and what lies in it or ends at it with it. */
  readonly removes: boolean
}

const placeFields: readonly Field[] = ['from', 'to', 'groupId', 'parentId']

/**
 * Whether an element may be there only because others moved or removed what it lay in or ended at: the batch by itself
 * may have removed it. Then what is wrong with it is no fault of the batch alone.
 */
export function isSavedByOthers(draft: Draft, id: string, { meanwhile, removes }: Batch): boolean {
  if (!removes) return false
  return [...placesOf(draft, id)].some((place) => {
    const others = meanwhile.get(place)
    return others === 'removed' || placeFields.some((field) => others?.has(field))
  })
}

/** What decides where an element lies: itself, the ends of an edge, and the groups around. */
function placesOf(draft: Draft, id: string): Set<string> {
  const ids = new Set([id])
  for (const inside of ids) {
    const element = draft.get(inside)
    const around = element ? parentOf(element) : null
    if (around !== null) ids.add(around)
    if (element?.type === 'edge') ids.add(element.value.from).add(element.value.to)
  }
  return ids
}
