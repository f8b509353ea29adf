import { isDeepStrictEqual } from 'node:util'

import { checkNode } from '@backarch/services-topology'

import { parentOf, idOf, type Element } from '../schemas/element.ts'
import { checkChanges, findCycle } from './check-changes.ts'
import type { Draft, ElementChange } from './draft.ts'
import { changedFields, fieldsOf, isSame, withFields, type Field } from './element.ts'

/** What an undo left as it is. */
export interface Kept {
  readonly element: string
  /** Absent for the element as a whole. */
  readonly field?: Field
  readonly why: KeptReason
}

export type KeptReason =
  /** Somebody wrote it since, or removed it, or gave its id to something else. */
  | 'changed_since'
  /** It was added, and something that was not undone ends at it or lies in it. */
  | 'in_use'
  /** It was removed, or led elsewhere, and what it ended at or lay in is no more. */
  | 'reference_gone'
  /** The group would lie in itself. */
  | 'group_cycle'
  /** The old settings are none of the kind that the component is. */
  | 'does_not_fit'

/**
 * Takes back what changes did, oldest first in the list, and nothing that anybody did since: a field gets its old value
 * where it still has the one that they gave it, what they added goes unless somebody uses it, what they removed returns.
 * What then would not fit together is left as it was before. The draft is sound afterwards.
 * @returns what was left, and why.
 */
export function undoChanges(draft: Draft, changes: readonly ElementChange[]): Kept[] {
  const undo: Undo = { draft, present: new Map(), kept: [] }
  for (const change of changes.toReversed()) revert(undo, change)
  settle(undo)
  checkChanges(draft)
  return undo.kept
}

interface Undo {
  readonly draft: Draft
  /** How each element was that the undo wrote; without those that it left after all. */
  readonly present: Map<string, Element | null>
  readonly kept: Kept[]
}

function put({ draft, present }: Undo, id: string, next: Element | null): void {
  if (!present.has(id)) present.set(id, draft.get(id) ?? null)
  if (next) draft.put(next)
  else draft.remove(id)
}

function revert(undo: Undo, { id, before, after }: ElementChange): void {
  const now = undo.draft.get(id) ?? null
  if (isSame(now, before)) return
  if (isSame(now, after)) return put(undo, id, before)
  if (now && before?.type === now.type && after?.type === now.type) {
    return revertFields(undo, now, changedFields(before, after))
  }
  undo.kept.push({ element: id, why: 'changed_since' })
}

function revertFields(undo: Undo, now: Element, changes: ReturnType<typeof changedFields>): void {
  const element = idOf(now)
  const values = fieldsOf(now)
  const old: [Field, unknown][] = []
  for (const { field, from, to } of changes) {
    const value = values.get(field)
    if (isDeepStrictEqual(value, to)) old.push([field, from])
    else if (!isDeepStrictEqual(value, from)) {
      undo.kept.push({ element, field, why: 'changed_since' })
    }
  }
  if (old.length > 0) put(undo, element, withFields(now, old))
}

/** Gives up, one after the other, what of the undo does not fit. It ends: the document fits without any of it. */
function settle(undo: Undo): void {
  const { draft, present } = undo
  const queue = new Set<string>()
  const enqueue = (id: string): void => {
    queue.add(id)
    for (const edge of draft.edgesAt(id)) queue.add(edge.id)
    for (const member of draft.membersOf(id)) queue.add(idOf(member))
  }
  for (const id of present.keys()) enqueue(id)
  for (;;) {
    // What is added while it is walked through is walked through too.
    for (const id of queue) {
      queue.delete(id)
      const element = draft.get(id)
      if (element) settleOne(undo, element, enqueue)
    }
    const cycle = findCycle(draft, present.keys())
    if (cycle.length === 0) return
    const moved = cycle
      .flatMap((id) => draft.get(id) ?? [])
      .find((group) => isWritten(undo, group, 'parentId'))
    if (!moved) return
    giveUpField(undo, moved, 'parentId', 'group_cycle')
    enqueue(idOf(moved))
  }
}

function settleOne(undo: Undo, element: Element, enqueue: (id: string) => void): void {
  const { draft, present } = undo
  for (const { field, id, type } of referencesOf(element)) {
    if (draft.get(id)?.type === type) continue
    if (isWritten(undo, element, field)) giveUpField(undo, element, field, 'reference_gone')
    else if (present.has(id)) giveUp(undo, id, 'in_use')
    else continue
    enqueue(idOf(element))
    return enqueue(id)
  }
  if (element.type !== 'node' || !present.has(element.value.id)) return
  if (checkNode(element.value).length > 0) giveUpConfiguration(undo, element)
}

interface Reference {
  readonly field: Field
  readonly id: string
  readonly type: 'node' | 'group'
}

function referencesOf(element: Element): Reference[] {
  if (element.type === 'edge') {
    const { from, to } = element.value
    return [
      { field: 'from', id: from, type: 'node' },
      { field: 'to', id: to, type: 'node' },
    ]
  }
  const id = parentOf(element)
  if (id === null) return []
  return [{ field: element.type === 'node' ? 'groupId' : 'parentId', id, type: 'group' }]
}

/** Whether a field has its value from the undo. */
function isWritten({ present }: Undo, element: Element, field: Field): boolean {
  const was = present.get(idOf(element))
  if (was === undefined) return false
  return was?.type !== element.type || fieldsOf(was).get(field) !== fieldsOf(element).get(field)
}

function giveUpField(undo: Undo, element: Element, field: Field, why: KeptReason): void {
  const id = idOf(element)
  const was = undo.present.get(id)
  // What returns without its group returns to none; an edge without its end does not.
  if (was?.type !== element.type && element.type === 'edge') return giveUp(undo, id, why)
  const value = was?.type === element.type ? fieldsOf(was).get(field) : null
  undo.draft.put(withFields(element, [[field, value]]))
  undo.kept.push({ element: id, field, why })
}

function giveUpConfiguration(undo: Undo, node: Element): void {
  const id = idOf(node)
  const was = undo.present.get(id)
  if (was?.type !== node.type) return giveUp(undo, id, 'does_not_fit')
  const fields = changedFields(node, was).filter(({ field }) =>
    /^(kind|settings\..*|usage\..*)$/s.test(field),
  )
  undo.draft.put(
    withFields(
      node,
      fields.map(({ field, to }) => [field, to]),
    ),
  )
  for (const { field } of fields) undo.kept.push({ element: id, field, why: 'does_not_fit' })
}

function giveUp({ draft, present, kept }: Undo, id: string, why: KeptReason): void {
  const was = present.get(id)
  present.delete(id)
  if (was) draft.put(was)
  else draft.remove(id)
  kept.push({ element: id, why })
}
