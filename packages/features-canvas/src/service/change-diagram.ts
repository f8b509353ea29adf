import type { Db } from '@backarch/db'
import { withinLimit, type OrgContext } from '@backarch/services-access'

import {
  countDiagramsInOrg,
  moveDiagramInOrg,
  renameDiagramInOrg,
  type Diagram,
} from '../repo/diagrams.ts'
import type { DiagramInput, DiagramView, RenameInput } from '../schemas.ts'
import { requireDiagram, requireNotTrashed, toViews } from './diagram-in-org.ts'
import { requireWritable } from './over-limit.ts'

/** Names belong to the diagram, not to a version: renaming makes no new one. */
export async function renameDiagram(
  ctx: OrgContext,
  { diagramId, name }: RenameInput,
): Promise<DiagramView> {
  const orgId = ctx.org.id
  const diagram = await requireDiagram(ctx, diagramId)
  requireNotTrashed(diagram)
  await requireWritable(ctx, diagram)
  const renamed = await renameDiagramInOrg(ctx.db, { orgId, id: diagramId, name, now: ctx.now() })
  // It went into the trash at this moment: decide again.
  return renamed ? viewOf(ctx, renamed) : renameDiagram(ctx, { orgId, diagramId, name })
}

/** Puts a diagram into the trash, also one that can only be read; one that lies there already stays as it is. */
export async function trashDiagram(
  ctx: OrgContext,
  { diagramId }: DiagramInput,
): Promise<DiagramView> {
  return viewOf(ctx, await moveDiagram(ctx, ctx.db, diagramId, 'trash'))
}

/**
 * Takes a diagram out of the trash; one that does not lie there stays as it is.
 * Throws LIMIT_EXCEEDED (`limit_reached`) when there are as many as the plan includes.
 */
export async function restoreDiagram(
  ctx: OrgContext,
  { diagramId }: DiagramInput,
): Promise<DiagramView> {
  const diagram = await requireDiagram(ctx, diagramId)
  if (diagram.trashedAt === null) return viewOf(ctx, diagram)
  const count = (tx: Db) => countDiagramsInOrg(tx, ctx.org.id)
  const restored = await withinLimit(ctx, 'diagrams', count, (tx) =>
    moveDiagram(ctx, tx, diagramId, 'list'),
  )
  return viewOf(ctx, restored)
}

async function moveDiagram(
  ctx: OrgContext,
  db: Db,
  id: string,
  to: 'trash' | 'list',
): Promise<Diagram> {
  const moved = await moveDiagramInOrg(db, { orgId: ctx.org.id, id, to, now: ctx.now() })
  return moved ?? requireDiagram({ ...ctx, db }, id)
}

async function viewOf(ctx: OrgContext, diagram: Diagram): Promise<DiagramView> {
  const [view] = await toViews(ctx, [diagram])
  if (!view) throw new Error(`Diagram ${diagram.id} has no view.`)
  return view
}
