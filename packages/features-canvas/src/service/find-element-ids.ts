import type { Db } from '@backarch/db'

import { findIdsOfElements } from '../repo/elements.ts'

/** Which of these ids are nodes, edges or groups of the diagram as it is now. Whether the caller may see it is decided before. */
export async function findElementIds(
  db: Db,
  {
    orgId,
    diagramId,
    ids,
  }: { readonly orgId: string; readonly diagramId: string; readonly ids: readonly string[] },
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  return new Set(await findIdsOfElements(db, { orgId, diagramId, ids }))
}
