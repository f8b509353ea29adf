import type { Db } from '@backarch/db'

import { createDraft, parentOf, type Draft, type ElementChange } from '../../document/draft.ts'
import type { Element } from '../../document/element.ts'
import {
  findAttachedElements,
  findElementsAndGroups,
  type DiagramRef,
} from '../../repo/elements.ts'

/** The part of a document that taking back some changes can touch, however large the rest is. */
export async function loadUndoDraft(
  db: Db,
  ref: DiagramRef,
  changes: readonly ElementChange[],
): Promise<Draft> {
  const ids = changes.flatMap(({ id, before }) => [id, ...(before ? referencesIn(before) : [])])
  // What ends at an element that goes, or lies in it.
  const going = changes.filter(({ before, after }) => before?.type !== after?.type)
  const named = await findElementsAndGroups(db, { ...ref, ids: [...new Set(ids)] })
  if (going.length === 0) return createDraft(named)
  const attached = await findAttachedElements(db, { ...ref, ids: going.map(({ id }) => id) })
  return createDraft([...named, ...attached])
}

function referencesIn(element: Element): string[] {
  if (element.type === 'edge') return [element.value.from, element.value.to]
  const parentId = parentOf(element)
  return parentId === null ? [] : [parentId]
}
