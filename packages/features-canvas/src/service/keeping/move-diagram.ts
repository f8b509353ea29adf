import { inTransaction } from '@backarch/db'
import type { OrgContext } from '@backarch/services-access'

import { lockDiagramInOrg, putDiagramIntoFolder } from '../../repo/diagrams.ts'
import type { DiagramView, MoveInput } from '../../schemas.ts'
import { noSuchDiagram, requireDiagram, requireNotTrashed, viewOf } from '../diagram-in-org.ts'
import { requireWritable } from '../over-limit.ts'
import { requireFolderStays } from './folders.ts'

/**
 * Moves a diagram into a folder, or out of all. It makes no version. Throws NOT_FOUND (`diagram_not_found`,
 * `folder_not_found`), CONFLICT (`trashed`) and PLAN_REQUIRED (`over_limit`).
 */
export async function moveDiagram(
  ctx: OrgContext,
  { diagramId: id, folderId }: MoveInput,
): Promise<DiagramView> {
  const orgId = ctx.org.id
  await requireWritable(ctx, await requireDiagram(ctx, id))
  const moved = await inTransaction(ctx.db, async (tx) => {
    // The folder first, as whoever deletes it does.
    if (folderId !== null) await requireFolderStays(ctx, tx, folderId)
    const diagram = await lockDiagramInOrg(tx, { orgId, id })
    if (!diagram) throw noSuchDiagram()
    requireNotTrashed(diagram)
    return putDiagramIntoFolder(tx, { orgId, id, folderId, now: ctx.now() })
  })
  return viewOf(ctx, moved)
}
