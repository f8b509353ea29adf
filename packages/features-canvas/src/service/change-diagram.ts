import type { OrgContext } from '@backarch/services-access'

import { moveDiagramInOrg, renameDiagramInOrg, type Diagram } from '../repo.ts'
import type { DiagramInput, DiagramView, RenameInput } from '../schemas.ts'
import { requireDiagram, requireNotTrashed, toViews } from './diagram-in-org.ts'

/** Names belong to the diagram, not to a version: renaming makes no new one. */
export async function renameDiagram(
  ctx: OrgContext,
  { diagramId, name }: RenameInput,
): Promise<DiagramView> {
  const key = { orgId: ctx.org.id, id: diagramId }
  const renamed = await renameDiagramInOrg(ctx.db, { ...key, name, now: ctx.now() })
  if (renamed) return viewOf(ctx, renamed)
  const diagram = await requireDiagram(ctx, diagramId)
  requireNotTrashed(diagram)
  return renameDiagram(ctx, { orgId: key.orgId, diagramId, name })
}

/** Puts a diagram into the trash; one that lies there already stays as it is. */
export function trashDiagram(ctx: OrgContext, { diagramId }: DiagramInput): Promise<DiagramView> {
  return moveDiagram(ctx, diagramId, 'trash')
}

/** Takes a diagram out of the trash; one that does not lie there stays as it is. */
export function restoreDiagram(ctx: OrgContext, { diagramId }: DiagramInput): Promise<DiagramView> {
  return moveDiagram(ctx, diagramId, 'list')
}

async function moveDiagram(
  ctx: OrgContext,
  id: string,
  to: 'trash' | 'list',
): Promise<DiagramView> {
  const moved = await moveDiagramInOrg(ctx.db, { orgId: ctx.org.id, id, to, now: ctx.now() })
  return viewOf(ctx, moved ?? (await requireDiagram(ctx, id)))
}

async function viewOf(ctx: OrgContext, diagram: Diagram): Promise<DiagramView> {
  const [view] = await toViews(ctx, [diagram])
  if (!view) throw new Error(`Diagram ${diagram.id} has no view.`)
  return view
}
