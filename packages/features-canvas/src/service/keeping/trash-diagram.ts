import { inTransaction, type Db } from '@backarch/db'
import { withinLimit, type OrgContext } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import { countDiagramsInOrg, type Diagram } from '../../repo/diagrams.ts'
import { putIntoTrash, takeFromTrash } from '../../repo/trash.ts'
import type { DiagramInput, DiagramView } from '../../schemas.ts'
import { authorOf } from '../author-of.ts'
import { requireDiagram, viewOf } from '../diagram-in-org.ts'
import { tellOf } from '../live/diagram-channel.ts'

/** Puts a diagram into the trash, also one that can only be read; one that lies there already stays as it is. */
export async function trashDiagram(
  ctx: OrgContext,
  { diagramId: id }: DiagramInput,
): Promise<DiagramView> {
  const key = { orgId: ctx.org.id, id }
  const trashed = await inTransaction(ctx.db, async (tx) => {
    const moved = await putIntoTrash(tx, { ...key, by: authorOf(ctx), now: ctx.now() })
    if (moved) await recordMove(ctx, tx, moved, 'canvas.diagram_trashed')
    return moved ?? requireDiagram({ ...ctx, db: tx }, id)
  })
  return viewOf(ctx, trashed)
}

/**
 * Takes a diagram out of the trash, to the folder where it was, or to the top when that is gone; one that does not lie
 * there stays as it is. Throws LIMIT_EXCEEDED (`limit_reached`) when there are as many as the plan includes.
 */
export async function restoreDiagram(
  ctx: OrgContext,
  { diagramId: id }: DiagramInput,
): Promise<DiagramView> {
  const diagram = await requireDiagram(ctx, id)
  if (diagram.trashedAt === null) return viewOf(ctx, diagram)
  const count = (tx: Db) => countDiagramsInOrg(tx, ctx.org.id)
  const restored = await withinLimit(ctx, 'diagrams', count, async (tx) => {
    const moved = await takeFromTrash(tx, { orgId: ctx.org.id, id, now: ctx.now() })
    if (moved) await recordMove(ctx, tx, moved, 'canvas.diagram_restored')
    return moved ?? requireDiagram({ ...ctx, db: tx }, id)
  })
  return viewOf(ctx, restored)
}

async function recordMove(
  ctx: OrgContext,
  tx: Db,
  moved: Diagram,
  action: `canvas.${string}`,
): Promise<void> {
  const { orgId, id } = moved
  await recordAudit(ctx, tx, { action, orgId, target: { kind: 'diagram', id } })
  await tellOf(tx, moved)
}
