import type { Db } from '@backarch/db'

import { createDraft, type Draft } from '../../document/draft.ts'
import { meanwhileOf, type Meanwhile } from '../../document/meanwhile.ts'
import type { Needed } from '../../document/needed-elements.ts'
import { findChangesOfElements } from '../../repo/changes.ts'
import {
  findAttachedElements,
  findElementsAndGroups,
  type DiagramRef,
} from '../../repo/elements.ts'
import { idOf } from '../../schemas/element.ts'

/** The part of a document that a change can touch, however large the rest is. */
export async function loadDraft(db: Db, ref: DiagramRef, { ids, going }: Needed): Promise<Draft> {
  const named = await findElementsAndGroups(db, { ...ref, ids })
  if (going.length === 0) return createDraft(named)
  const attached = await findAttachedElements(db, { ...ref, ids: going })
  return createDraft([...named, ...attached])
}

/**
 * What others did to the loaded elements, and to those that operations name, since the version they were made from.
 * Of what somebody did themselves only what is gone counts: their next edit is sent before their window has heard of it.
 */
export async function loadMeanwhile(
  db: Db,
  ref: DiagramRef,
  {
    draft,
    needed,
    since,
    author,
  }: { draft: Draft; needed: Needed; since: number; author: string | null },
): Promise<Meanwhile> {
  const ids = new Set(needed.ids)
  for (const element of draft.elements()) ids.add(idOf(element))
  const changes = await findChangesOfElements(db, { ...ref, ids: [...ids], after: since })
  // A script has no author, and everybody is another to it.
  const isOwn = ({ createdBy }: { createdBy: string | null }) =>
    author !== null && createdBy === author
  const last = new Map(changes.map((change) => [change.id, change]))
  const gone = [...last.values()].filter(({ after }) => after === null)
  return meanwhileOf([...changes.filter((change) => !isOwn(change)), ...gone])
}
