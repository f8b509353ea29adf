import { checkNode } from '@backarch/services-topology'
import type { GraphNode } from '@backarch/services-topology/schemas'

import type { Operation } from '../schemas/operations.ts'
import { parentOf, type Draft } from './draft.ts'
import { idOf, type Element, type Field } from './element.ts'
import { conflict, refused } from './faults.ts'
import { typeNames, type Meanwhile } from './pen.ts'

interface Origin {
  readonly operations: readonly Operation[]
  readonly meanwhile: Meanwhile
}

/**
 * Whether what has changed fits together and to the rest: edges end at nodes, parents are groups and no group contains
 * itself, settings and usage are of their kind's shape. The rest was sound before and need not be looked at.
 */
export function checkChanges(draft: Draft, origin: Origin): void {
  const fault = createFault(origin)
  for (const { before, after } of draft.changes()) {
    if (after?.type === 'edge') checkEnds(draft, after, fault)
    if (after) checkParent(draft, before, after, fault)
    if (after?.type === 'node' && isConfiguredAnew(before, after.value)) {
      const [problem] = checkNode(after.value)
      if (problem) throw fault(problem.reason, problem.message, { element: problem.element })
    }
    if (before) checkLeft(draft, before, fault)
  }
}

type Fault = ReturnType<typeof createFault>

interface About {
  readonly element: string
  readonly field?: Field
  /** The element that the fault names, which others may have removed or moved. */
  readonly other?: string
}

function createFault({ operations, meanwhile }: Origin) {
  return (reason: string, message: string, { element, field, other }: About): Error => {
    const at = operations.findLastIndex((operation) => touches(operation, element))
    const place = { at: at === -1 ? null : at, element, ...(field === undefined ? {} : { field }) }
    const isOthers = meanwhile.has(element) || (other !== undefined && meanwhile.has(other))
    return isOthers
      ? conflict(place, `${message} It was changed by somebody else in the meantime.`)
      : refused(reason, place, message)
  }
}

function touches(operation: Operation, id: string): boolean {
  switch (operation.op) {
    case 'addNode':
      return operation.node.id === id
    case 'addEdge':
      return operation.edge.id === id
    case 'addGroup':
      return operation.group.id === id
    case 'setUsageFile':
    case 'setOthers':
      return false
    default:
      return operation.id === id
  }
}

function checkEnds(
  draft: Draft,
  { value }: Extract<Element, { type: 'edge' }>,
  fault: Fault,
): void {
  for (const field of ['from', 'to'] as const) {
    const end = value[field]
    if (draft.get(end)?.type === 'node') continue
    const message = `Edge "${value.id}" ends at node "${end}", which does not exist.`
    throw fault('missing_end', message, { element: value.id, field, other: end })
  }
}

function checkParent(draft: Draft, before: Element | null, after: Element, fault: Fault): void {
  const parentId = parentOf(after)
  if (parentId === null || (before && before.type === after.type && parentOf(before) === parentId))
    return
  const element = idOf(after)
  const field = after.type === 'node' ? 'groupId' : 'parentId'
  if (draft.get(parentId)?.type !== 'group') {
    const what = after.type === 'node' ? 'Node' : 'Group'
    const message = `${what} "${element}" is in group "${parentId}", which does not exist.`
    throw fault('missing_group', message, { element, field, other: parentId })
  }
  if (after.type !== 'group') return
  const inside = new Set<string>()
  for (let next: string | null = parentId; next !== null && !inside.has(next);) {
    if (next === element) {
      const message = `Group "${element}" contains itself through its parents.`
      throw fault('group_cycle', message, { element, field, other: parentId })
    }
    inside.add(next)
    const group = draft.get(next)
    next = group ? parentOf(group) : null
  }
}

/** What is gone, or is no node or group any more, may hold nothing. */
function checkLeft(draft: Draft, before: Element, fault: Fault): void {
  const id = idOf(before)
  const now = draft.get(id)?.type
  if (before.type === 'node' && now !== 'node') {
    const [edge] = draft.edgesAt(id)
    if (!edge) return
    const message = `Edge "${edge.id}" ends at node "${id}", which does not exist.`
    throw fault('missing_end', message, { element: edge.id, other: id })
  }
  if (before.type === 'group' && now !== 'group') {
    const [member] = draft.membersOf(id)
    if (!member) return
    const message = `The ${typeNames[member.type]} "${idOf(member)}" is in group "${id}", which does not exist.`
    throw fault('missing_group', message, { element: idOf(member), other: id })
  }
}

function isConfiguredAnew(before: Element | null, node: GraphNode): boolean {
  return (
    before?.type !== 'node' ||
    before.value.kind !== node.kind ||
    JSON.stringify(before.value.settings) !== JSON.stringify(node.settings) ||
    JSON.stringify(before.value.usage) !== JSON.stringify(node.usage)
  )
}
