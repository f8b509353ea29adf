import type { Db } from '@backarch/db'

import { createDraft, type Draft } from '../../document/draft.ts'
import { idOf, sourcesId } from '../../document/element.ts'
import { meanwhileOf, type Meanwhile } from '../../document/meanwhile.ts'
import { findChangesOfElements } from '../../repo/changes.ts'
import {
  findAttachedElements,
  findElementsAndGroups,
  type DiagramRef,
} from '../../repo/elements.ts'
import type { Operation } from '../../schemas/operations.ts'

/** The part of a document that operations can touch, however large the rest is. */
export async function loadDraft(
  db: Db,
  ref: DiagramRef,
  operations: readonly Operation[],
): Promise<Draft> {
  const ids = [...new Set(operations.flatMap(idsIn))]
  const removed = operations.flatMap(removedIn)
  const named = await findElementsAndGroups(db, { ...ref, ids })
  if (removed.length === 0) return createDraft(named)
  const attached = await findAttachedElements(db, { ...ref, ids: removed })
  return createDraft([...named, ...attached])
}

/** What others did to the loaded elements, and to those that operations name, since the version they were made from. */
export async function loadMeanwhile(
  db: Db,
  ref: DiagramRef,
  { draft, operations, since }: { draft: Draft; operations: readonly Operation[]; since: number },
): Promise<Meanwhile> {
  const ids = new Set(operations.flatMap(idsIn))
  for (const element of draft.elements()) ids.add(idOf(element))
  const changes = await findChangesOfElements(db, { ...ref, ids: [...ids], after: since })
  return meanwhileOf(changes)
}

/** Every id that an operation names. */
function idsIn(operation: Operation): string[] {
  if ('node' in operation) return present(operation.node.id, operation.node.groupId)
  if ('edge' in operation) return [operation.edge.id, operation.edge.from, operation.edge.to]
  if ('group' in operation) return present(operation.group.id, operation.group.parentId)
  if (!('id' in operation)) return [sourcesId]
  const { id, parentId, from, to } = { parentId: null, from: null, to: null, ...operation }
  return present(id, parentId, from, to)
}

function removedIn(operation: Operation): string[] {
  const removes = operation.op === 'removeNode' || operation.op === 'removeGroup'
  return removes ? [operation.id] : []
}

function present(...ids: readonly (string | null | undefined)[]): string[] {
  return ids.flatMap((id) => id ?? [])
}
