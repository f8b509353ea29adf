import { parentOf, idOf, type Element } from '../schemas/element.ts'
import { operationSchema, type Operation } from '../schemas/operations.ts'
import { changesBetween } from './changes-between.ts'
import type { ElementChange } from './draft.ts'
import { changedFields, type FieldChange } from './element.ts'
import type { Document } from './graph-elements.ts'

/** Operations that make one sound document into another. */
export function toOperations(a: Document, b: Document): Operation[] {
  const changes = changesBetween(a, b)
  // First what stays: then nothing that stays is held by, or ends at, what is removed, and nothing goes along with it.
  return [
    ...changes.flatMap(updates),
    ...removals(changes.flatMap((change) => (isRemoved(change) ? change.before : []))),
    ...changes.flatMap((change) => (isAdded(change) ? addition(change.after) : [])),
  ]
}

function isRemoved(change: ElementChange): change is ElementChange & { readonly before: Element } {
  return change.before !== null && change.before.type !== change.after?.type
}

function isAdded(change: ElementChange): change is ElementChange & { readonly after: Element } {
  return change.after !== null && change.before?.type !== change.after.type
}

/** A removed group takes along what is in it, and a removed node its edges. */
function removals(elements: readonly Element[]): Operation[] {
  const ids = new Set(elements.map(idOf))
  return elements.flatMap((element): Operation[] => {
    const id = idOf(element)
    if (element.type === 'edge') {
      const goesAlong = ids.has(element.value.from) || ids.has(element.value.to)
      return goesAlong ? [] : [{ op: 'removeEdge', id }]
    }
    const parentId = parentOf(element)
    if (parentId !== null && ids.has(parentId)) return []
    if (element.type === 'node') return [{ op: 'removeNode', id }]
    return element.type === 'group' ? [{ op: 'removeGroup', id, members: 'remove' }] : []
  })
}

function addition(element: Element): Operation[] {
  switch (element.type) {
    case 'node':
      return [{ op: 'addNode', node: element.value }]
    case 'edge':
      return [{ op: 'addEdge', edge: element.value }]
    case 'group':
      return [{ op: 'addGroup', group: element.value }]
    case 'sources':
      return []
    default:
      return element satisfies never
  }
}

function updates({ before, after }: ElementChange): Operation[] {
  if (before === null || after === null || before.type !== after.type) return []
  const changes = changedFields(before, after)
  const written = [
    ...changes.filter(({ field }) => !field.includes('.')).map((change) => write(after, change)),
    ...patch('settings', 'setSettings', after, changes),
    ...patch('usage', 'setUsage', after, changes),
  ]
  return written.map((operation) => operationSchema.parse(operation))
}

const updateOf = { node: 'updateNode', edge: 'updateEdge', group: 'updateGroup' } as const

function write(element: Element, { field, to = null }: FieldChange): object {
  if (element.type === 'sources') {
    return { op: field === 'others' ? 'setOthers' : 'setUsageFile', [field]: to }
  }
  const { id } = element.value
  if (field === 'name') return { op: 'setLabel', id, name: to }
  if (field === 'groupId' || field === 'parentId') return { op: 'setParent', id, parentId: to }
  if (field === 'position' && to !== null) return { op: 'move', id, position: to }
  return { op: updateOf[element.type], id, [field]: to }
}

function patch(
  part: 'settings' | 'usage',
  op: 'setSettings' | 'setUsage',
  element: Element,
  changes: readonly FieldChange[],
): object[] {
  const start = `${part}.`
  const inside = changes.filter(({ field }) => field.startsWith(start))
  if (inside.length === 0) return []
  const keys = inside.map(({ field, to }) => ({ key: field.slice(start.length), to }))
  const set = keys.flatMap(({ key, to }) => (to === undefined ? [] : [[key, to] as const]))
  const unset = keys.flatMap(({ key, to }) => (to === undefined ? key : []))
  return [{ op, id: idOf(element), set: Object.fromEntries(set), unset }]
}
