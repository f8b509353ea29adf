import { parentOf, sourcesId, type Element } from '../schemas/element.ts'
import type { Operation } from '../schemas/operations.ts'
import type { ElementChange } from './draft.ts'

/** The part of a document that a change can touch, however large the rest is. */
export interface Needed {
  /** Elements, each with every group around it. */
  readonly ids: readonly string[]
  /** Those of them that may go: with the edges at them, and what lies in them at every depth with its edges. */
  readonly going: readonly string[]
}

export function neededToApply(operations: readonly Operation[]): Needed {
  const removesMembers = operations.some(
    (operation) => operation.op === 'removeGroup' && operation.members === 'remove',
  )
  const going = operations.flatMap((operation) => {
    const isRemoval = operation.op === 'removeNode' || operation.op === 'removeGroup'
    // What is put into a group goes with it.
    return isRemoval || (removesMembers && operation.op === 'setParent') ? operation.id : []
  })
  return { ids: unique(operations.flatMap(idsIn)), going: unique(going) }
}

export function neededToUndo(changes: readonly ElementChange[]): Needed {
  const ids = changes.flatMap(({ id, before }) => [id, ...(before ? referencesIn(before) : [])])
  const going = changes.filter(({ before, after }) => before?.type !== after?.type)
  return { ids: unique(ids), going: unique(going.map(({ id }) => id)) }
}

function idsIn(operation: Operation): string[] {
  if ('node' in operation) return present(operation.node.id, operation.node.groupId)
  if ('edge' in operation) return [operation.edge.id, operation.edge.from, operation.edge.to]
  if ('group' in operation) return present(operation.group.id, operation.group.parentId)
  if (!('id' in operation)) return [sourcesId]
  const { id, parentId, from, to } = { parentId: null, from: null, to: null, ...operation }
  return present(id, parentId, from, to)
}

function referencesIn(element: Element): string[] {
  return element.type === 'edge'
    ? [element.value.from, element.value.to]
    : present(parentOf(element))
}

function present(...ids: readonly (string | null | undefined)[]): string[] {
  return ids.flatMap((id) => id ?? [])
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}
