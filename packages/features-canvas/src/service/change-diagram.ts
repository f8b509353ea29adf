import type { OrgContext } from '@backarch/services-access'

import { renameDiagramInOrg } from '../repo/diagrams.ts'
import type { DiagramView, RenameInput } from '../schemas.ts'
import { wordsOf } from '../search/words-of.ts'
import { requireDiagram, requireNotTrashed, viewOf } from './diagram-in-org.ts'
import { tellOf } from './live/diagram-channel.ts'
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
  const named = { name, nameWords: wordsOf(name) }
  const renamed = await renameDiagramInOrg(ctx.db, {
    orgId,
    id: diagramId,
    ...named,
    now: ctx.now(),
  })
  // It went into the trash at this moment: decide again.
  if (!renamed) return renameDiagram(ctx, { orgId, diagramId, name })
  await tellOf(ctx.db, renamed)
  return viewOf(ctx, renamed)
}
