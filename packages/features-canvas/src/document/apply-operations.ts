import { parentOf, idOf, sourcesId, type Element } from '../schemas/element.ts'
import type { Operation } from '../schemas/operations.ts'
import { checkChanges } from './check-changes.ts'
import type { Draft } from './draft.ts'
import type { Field } from './element.ts'
import type { Meanwhile } from './meanwhile.ts'
import { createPen, type Pen } from './pen.ts'
import { createTrail } from './trail.ts'

/**
 * Applies a batch to a draft, and checks what it leaves behind. What others did in the meantime stays, and what does
 * not touch it is applied on top of it.
 * Throws VALIDATION for a batch that is wrong by itself, and CONFLICT (`edit_conflict`) where both changed the same,
 * with the operation, the element and the field; the draft is then of no use.
 */
export function applyOperations(
  draft: Draft,
  operations: readonly Operation[],
  meanwhile: Meanwhile = new Map(),
): void {
  const removes = operations.some(({ op }) => op.startsWith('remove'))
  const origin = { trail: createTrail(), meanwhile, removes }
  for (const [at, operation] of operations.entries()) {
    applyOne(createPen(draft, at, origin), operation)
  }
  checkChanges(draft, origin)
}

function applyOne(pen: Pen, operation: Operation): void {
  switch (operation.op) {
    case 'addNode':
      return pen.add({ type: 'node', value: operation.node })
    case 'addEdge':
      return pen.add({ type: 'edge', value: operation.edge })
    case 'addGroup':
      return pen.add({ type: 'group', value: operation.group })
    case 'removeNode':
      if (pen.isGone(operation.id)) return
      return removeNode(pen, pen.find(operation.id, 'node'))
    case 'removeEdge':
      if (pen.isGone(operation.id)) return
      return pen.remove(pen.find(operation.id, 'edge'))
    case 'removeGroup':
      // Not for its members: whoever removed the group may have kept them.
      if (pen.isGone(operation.id) && operation.members === 'moveUp') return
      return operation.members === 'remove'
        ? removeWithMembers(pen, pen.find(operation.id, 'group'))
        : dissolve(pen, pen.find(operation.id, 'group'))
    case 'setLabel':
      return pen.write(pen.find(operation.id, 'node', 'group'), { name: operation.name })
    case 'move':
      return pen.write(pen.find(operation.id, 'node', 'group'), { position: operation.position })
    case 'setParent': {
      const element = pen.find(operation.id, 'node', 'group')
      return pen.write(element, parentField(element, operation.parentId))
    }
    case 'setSettings':
      return pen.write(pen.find(operation.id, 'node', 'group'), patch('settings', operation))
    case 'setUsage':
      return pen.write(pen.find(operation.id, 'node'), patch('usage', operation))
    case 'updateNode':
      return pen.write(pen.find(operation.id, 'node'), fieldsNamed(operation))
    case 'updateEdge':
      return pen.write(pen.find(operation.id, 'edge'), fieldsNamed(operation))
    case 'updateGroup':
      return pen.write(pen.find(operation.id, 'group'), fieldsNamed(operation))
    case 'setUsageFile':
      return pen.write(pen.find(sourcesId, 'sources'), { usageFile: operation.usageFile })
    case 'setOthers':
      return pen.write(pen.find(sourcesId, 'sources'), { others: operation.others })
    default:
      return operation satisfies never
  }
}

function removeNode(pen: Pen, element: Element): void {
  for (const value of pen.draft.edgesAt(idOf(element))) pen.remove({ type: 'edge', value })
  pen.remove(element)
}

function removeWithMembers(pen: Pen, group: Element): void {
  const inside = [group]
  // A list, not recursion: groups may lie in each other deeper than a stack is.
  for (let element = inside.pop(); element; element = inside.pop()) {
    if (element.type === 'node') removeNode(pen, element)
    else {
      // Before its members: a cycle that the batch made would never end otherwise.
      pen.remove(element)
      inside.push(...pen.draft.membersOf(idOf(element)))
    }
  }
}

/** What the group holds moves to its parent, also what others put there in the meantime. */
function dissolve(pen: Pen, group: Element): void {
  pen.remove(group)
  const outer = parentOf(group)
  // A batch may have put the group into itself, and what it held must not follow it nowhere.
  const parentId = outer === idOf(group) ? null : outer
  for (const member of pen.draft.membersOf(idOf(group))) {
    pen.adjust(member, parentField(member, parentId))
  }
}

function parentField(element: Element, parentId: string | null): Record<Field, unknown> {
  return element.type === 'node' ? { groupId: parentId } : { parentId }
}

function patch(
  part: 'settings' | 'usage',
  { set, unset }: { readonly set: object; readonly unset: readonly string[] },
): Record<Field, unknown> {
  return Object.fromEntries([
    ...unset.map((key) => [`${part}.${key}`, undefined] as const),
    ...Object.entries(set).map(([key, value]) => [`${part}.${key}`, value] as const),
  ])
}

/** Null takes away what an element need not have. */
function fieldsNamed({
  op: _op,
  id: _id,
  ...named
}: Extract<Operation, { op: `update${string}` }>): Record<Field, unknown> {
  const fields = Object.entries(named).filter(([, value]) => value !== undefined)
  return Object.fromEntries(
    fields.map(([field, value]) => [
      field,
      value === null && optional.has(field) ? undefined : value,
    ]),
  )
}

const optional: ReadonlySet<Field> = new Set(['source', 'position'])
