import type { OrgContext } from '@backarch/services-access'

import { toDocument } from '../../document/graph-elements.ts'
import { findElements } from '../../repo/elements.ts'
import type { DiagramInput, DiagramView } from '../../schemas.ts'
import { createDiagram } from '../create-diagram.ts'
import { requireNotTrashed } from '../diagram-in-org.ts'
import { readAtOneMoment } from '../read-at-one-moment.ts'
import { cut } from './folder-tree.ts'

/**
 * Makes of a diagram as it is the version 1 of a new one, in the same folder. Throws NOT_FOUND, CONFLICT (`trashed`) and
 * LIMIT_EXCEEDED (`limit_reached`).
 */
export async function duplicateDiagram(
  ctx: OrgContext,
  { diagramId }: DiagramInput,
): Promise<DiagramView> {
  const orgId = ctx.org.id
  const { diagram, elements } = await readAtOneMoment(ctx, diagramId, async (tx, found) => ({
    diagram: found,
    elements: await findElements(tx, { orgId, diagramId }),
  }))
  requireNotTrashed(diagram)
  const { graph, sources } = toDocument(elements)
  const { others, usageFile } = sources
  const { folderId } = diagram
  const copy = { orgId, name: copyName(diagram.name), folderId, graph, others }
  // What its usage file says of a node deleted since is no mistake.
  return createDiagram(ctx, usageFile === null ? copy : { ...copy, usageFile }, { strict: false })
}

function copyName(name: string): string {
  const suffix = ' (copy)'
  return `${cut(name, 200 - suffix.length)}${suffix}`
}
