import type { Db } from '@backarch/db'
import { transfersIn, type Transfer } from '@backarch/features-pricing'
import { placesIn } from '@backarch/services-topology'

import type { ElementChange } from '../../document/draft.ts'
import { toDocument } from '../../document/graph-elements.ts'
import {
  findAttachedElements,
  findElementsAndGroups,
  type DiagramRef,
} from '../../repo/elements.ts'
import { idOf, parentOf, type Element } from '../../schemas/element.ts'

/** The edges that a change may bill differently, as they were and as they will be. */
export interface TouchedTransfers {
  readonly before: readonly Transfer[]
  readonly after: readonly Transfer[]
}

/**
 * What an edge costs depends on where its ends are: on the two nodes and on the groups around them. So these are the
 * edges that change themselves, and those at nodes that change place, alone or with a group. Called before the change
 * is written.
 */
export async function findTouchedTransfers(
  db: Db,
  ref: DiagramRef,
  changes: readonly ElementChange[],
): Promise<TouchedTransfers> {
  const moved = changes.filter(changesPlace).map(({ id }) => id)
  const attached = moved.length === 0 ? [] : await findAttachedElements(db, { ...ref, ids: moved })
  const edges = [...attached, ...changes.flatMap(({ before, after }) => [before, after])].filter(
    isTold,
  )
  if (edges.length === 0) return { before: [], after: [] }
  const touched = new Set(edges.map(({ value }) => value.id))
  const ids = [...touched, ...edges.flatMap(({ value }) => [value.from, value.to])]
  // The groups around what is new or moves are loaded with it, as they were.
  const around = changes.flatMap(({ after }) => (after && parentOf(after)) ?? [])
  const found = await findElementsAndGroups(db, { ...ref, ids: [...new Set([...ids, ...around])] })
  const before = new Map(found.map((element) => [idOf(element), element]))
  const after = new Map(before)
  for (const { id, after: now } of changes) {
    if (now) after.set(id, now)
    else after.delete(id)
  }
  const transfersOf = (elements: ReadonlyMap<string, Element>): Transfer[] => {
    const { graph } = toDocument(elements.values())
    return transfersIn({ ...graph, edges: graph.edges.filter(({ id }) => touched.has(id)) })
  }
  return { before: transfersOf(before), after: transfersOf(after) }
}

type TypedElement<Type extends Element['type']> = Extract<Element, { type: Type }>

function isTold(element: Element | null): element is TypedElement<'edge'> {
  return element?.type === 'edge' && element.value.volume !== null
}

/** What comes or goes is not asked for: the edges at it change with it. */
function changesPlace({ before, after }: ElementChange): boolean {
  if (before?.type === 'node' && after?.type === 'node') {
    return before.value.groupId !== after.value.groupId || spot(before) !== spot(after)
  }
  if (before?.type !== 'group' || after?.type !== 'group') return false
  const { kind, name, parentId } = before.value
  return kind !== after.value.kind || name !== after.value.name || parentId !== after.value.parentId
}

/** Where a node is by itself, without the groups around it. */
function spot({ value }: TypedElement<'node'>): string {
  return JSON.stringify(placeAlone(value))
}

const placeAlone = placesIn([])
