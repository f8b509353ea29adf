import type { GraphEdge } from '@backarch/services-topology/schemas'

import { idOf, parentOf, type Element } from '../schemas/element.ts'
import { isSame } from './element.ts'

/** What became of one element: null before it was there, and after it is gone. */
export interface ElementChange {
  readonly id: string
  readonly before: Element | null
  readonly after: Element | null
}

/**
 * A document that is being changed, or the part of one that a change can touch. It knows which edges end at a node and
 * what a group holds, and remembers how each element was in the beginning.
 */
export interface Draft {
  readonly get: (id: string) => Element | undefined
  readonly put: (element: Element) => void
  readonly remove: (id: string) => void
  readonly edgesAt: (nodeId: string) => GraphEdge[]
  /** The nodes and groups directly in a group. */
  readonly membersOf: (groupId: string) => Element[]
  readonly elements: () => Iterable<Element>
  /** What differs from the beginning, in the order in which it was first touched. */
  readonly changes: () => ElementChange[]
}

export function createDraft(elements: Iterable<Element>): Draft {
  const current = new Map<string, Element>()
  const before = new Map<string, Element | null>()
  const edges = createIndex()
  const members = createIndex()

  const relate = (element: Element, how: 'add' | 'delete'): void => {
    const id = idOf(element)
    const parentId = parentOf(element)
    if (parentId !== null) members[how](parentId, id)
    if (element.type !== 'edge') return
    edges[how](element.value.from, id)
    edges[how](element.value.to, id)
  }
  const replace = (id: string, next: Element | undefined): void => {
    const old = current.get(id)
    if (old) relate(old, 'delete')
    if (!next) current.delete(id)
    else {
      current.set(id, next)
      relate(next, 'add')
    }
  }
  const change = (id: string, next: Element | undefined): void => {
    if (!before.has(id)) before.set(id, current.get(id) ?? null)
    replace(id, next)
  }
  for (const element of elements) replace(idOf(element), element)

  return {
    get: (id) => current.get(id),
    put: (element) => change(idOf(element), element),
    remove: (id) => change(id, undefined),
    edgesAt: (nodeId) =>
      edges.get(nodeId).flatMap((id) => {
        const element = current.get(id)
        return element?.type === 'edge' ? [element.value] : []
      }),
    membersOf: (groupId) => members.get(groupId).flatMap((id) => current.get(id) ?? []),
    elements: () => current.values(),
    changes: () =>
      [...before].flatMap(([id, old]) => {
        const after = current.get(id) ?? null
        return isSame(old, after) ? [] : [{ id, before: old, after }]
      }),
  }
}

function createIndex() {
  const sets = new Map<string, Set<string>>()
  return {
    get: (key: string): string[] => [...(sets.get(key) ?? [])],
    add: (key: string, id: string): void => {
      const set = sets.get(key) ?? new Set()
      sets.set(key, set.add(id))
    },
    delete: (key: string, id: string): void => {
      sets.get(key)?.delete(id)
    },
  }
}
