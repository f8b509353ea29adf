import { checkNode } from '@backarch/services-topology'
import type { GraphEdge, GraphNode } from '@backarch/services-topology/schemas'

import { parentOf, idOf, type Element } from '../schemas/element.ts'
import type { Draft } from './draft.ts'
import type { Field } from './element.ts'
import { conflict, refused } from './faults.ts'
import { typeNames, type Origin } from './pen.ts'
import { isSavedByOthers } from './saved-by-others.ts'
import { createTrail } from './trail.ts'

const nowhere: Origin = { trail: createTrail(), meanwhile: new Map(), removes: false }

/**
 * Whether what has changed fits together and to the rest: edges end at nodes, parents are groups and no group contains
 * itself, settings and usage are of their kind's shape. The rest was sound before and need not be looked at.
 * Throws VALIDATION, or CONFLICT (`edit_conflict`) where it would fit, had others not made changes of their own.
 */
export function checkChanges(draft: Draft, origin: Origin = nowhere): void {
  const fault = createFault(draft, origin)
  const changes = draft.changes()
  for (const { before, after } of changes) {
    if (after?.type === 'edge') checkEnds(draft, before, after.value, fault)
    if (after) checkParent(draft, before, after, fault)
    if (after?.type === 'node') checkConfiguration(before, after.value, fault)
    if (before) checkLeft(draft, before, fault)
  }
  const ids = changes.map(({ id }) => id)
  const cycle = findCycle(draft, ids)
  if (cycle.length > 0) throw containsItself(cycle, fault, origin)
}

/** The groups of one cycle that a walk outwards from these elements comes to, innermost first; empty without one. */
export function findCycle(draft: Draft, ids: Iterable<string>): string[] {
  const settled = new Set<string>()
  for (const id of ids) {
    const way = new Set<string>()
    let next: string | null = id
    while (next !== null && !settled.has(next) && !way.has(next)) {
      way.add(next)
      const element = draft.get(next)
      next = element ? parentOf(element) : null
    }
    if (next !== null && way.has(next)) return [...way].slice([...way].indexOf(next))
    for (const passed of way) settled.add(passed)
  }
  return []
}

interface About {
  readonly element: string
  /** What of it is wrong, or made it so; the first is named. */
  readonly fields: readonly [Field, ...Field[]]
  /** Fields of elements, or whole ones: where others changed one of these, the batch alone is not to blame. */
  readonly depends: readonly (readonly [id: string, ...fields: Field[]])[]
}

type Fault = ReturnType<typeof createFault>

function createFault(draft: Draft, origin: Origin) {
  const { trail, meanwhile } = origin
  const isOthers = ([id, ...fields]: About['depends'][number]): boolean => {
    const others = meanwhile.get(id)
    if (others === undefined || others === 'removed') return others === 'removed'
    return fields.length === 0 || fields.some((field) => others.has(field))
  }
  return (reason: string, message: string, { element, fields, depends }: About): Error => {
    const place = { at: trail.find(element, fields), element, field: fields[0] }
    return depends.some(isOthers) || isSavedByOthers(draft, element, origin)
      ? conflict(place, `${message} It fitted before somebody else made changes.`)
      : refused(reason, place, message)
  }
}

/** Names the group that the batch moved last. */
function containsItself(cycle: readonly string[], fault: Fault, { trail }: Origin): Error {
  const movedAt = (id: string): number => trail.find(id, ['parentId']) ?? -1
  const [element = ''] = cycle.toSorted((one, other) => movedAt(other) - movedAt(one))
  return fault('group_cycle', `Group "${element}" contains itself through its parents.`, {
    element,
    fields: ['parentId'],
    depends: cycle.map((id) => [id, 'parentId']),
  })
}

// An end or a parent that stays the same is not looked at: the draft need not hold it, and where it went, `checkLeft` sees.

function checkEnds(draft: Draft, before: Element | null, edge: GraphEdge, fault: Fault): void {
  for (const field of ['from', 'to'] as const) {
    if (before?.type === 'edge' && before.value[field] === edge[field]) continue
    if (draft.get(edge[field])?.type !== 'node') throw missingEnd(edge, field, fault)
  }
}

function missingEnd(edge: GraphEdge, field: 'from' | 'to', fault: Fault): Error {
  const message = `Edge "${edge.id}" ends at node "${edge[field]}", which does not exist.`
  return fault('missing_end', message, {
    element: edge.id,
    fields: [field],
    depends: [[edge[field]]],
  })
}

function checkParent(draft: Draft, before: Element | null, after: Element, fault: Fault): void {
  const parentId = parentOf(after)
  if (parentId === null) return
  if (before?.type === after.type && parentOf(before) === parentId) return
  if (draft.get(parentId)?.type !== 'group') throw missingGroup(after, parentId, fault)
}

function missingGroup(element: Element, groupId: string, fault: Fault): Error {
  const id = idOf(element)
  const message = `The ${typeNames[element.type]} "${id}" is in group "${groupId}", which does not exist.`
  return fault('missing_group', message, {
    element: id,
    fields: [element.type === 'node' ? 'groupId' : 'parentId'],
    depends: [[groupId]],
  })
}

function checkConfiguration(before: Element | null, node: GraphNode, fault: Fault): void {
  if (!isConfiguredAnew(before, node)) return
  const [problem] = checkNode(node)
  if (!problem) return
  const { reason, message, field = 'settings' } = problem
  throw fault(reason, message, {
    element: node.id,
    fields: [field, 'kind'],
    // One wrote it for a kind that the other changed.
    depends: [[node.id, field, 'kind']],
  })
}

function isConfiguredAnew(before: Element | null, node: GraphNode): boolean {
  return (
    before?.type !== 'node' ||
    before.value.kind !== node.kind ||
    JSON.stringify(before.value.settings) !== JSON.stringify(node.settings) ||
    JSON.stringify(before.value.usage) !== JSON.stringify(node.usage)
  )
}

/** What is gone, or is no node or group any more, may hold nothing. */
function checkLeft(draft: Draft, before: Element, fault: Fault): void {
  const id = idOf(before)
  if (before.type === 'node' && draft.get(id)?.type !== 'node') {
    const [edge] = draft.edgesAt(id)
    if (edge) throw missingEnd(edge, edge.from === id ? 'from' : 'to', fault)
  }
  if (before.type === 'group' && draft.get(id)?.type !== 'group') {
    const [member] = draft.membersOf(id)
    if (member) throw missingGroup(member, id, fault)
  }
}
