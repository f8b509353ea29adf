import { idOf } from '../schemas/element.ts'
import type { ElementChange } from './draft.ts'
import { isSame } from './element.ts'
import { toElements, type Document } from './graph-elements.ts'

/** What became of each element on the way from one document to another: what is gone first, then in the other's order. */
export function changesBetween(a: Document, b: Document): ElementChange[] {
  const old = new Map(toElements(a).map((element) => [idOf(element), element]))
  const next = new Map(toElements(b).map((element) => [idOf(element), element]))
  const gone = [...old].flatMap(([id, before]): ElementChange[] =>
    next.has(id) ? [] : [{ id, before, after: null }],
  )
  const rest = [...next].flatMap(([id, after]): ElementChange[] => {
    const before = old.get(id) ?? null
    return isSame(before, after) ? [] : [{ id, before, after }]
  })
  return [...gone, ...rest]
}
