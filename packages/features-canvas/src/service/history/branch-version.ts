import type { OrgContext } from '@backarch/services-access'

import { toDocument } from '../../document/graph-elements.ts'
import type { BranchInput, DiagramView } from '../../schemas.ts'
import { createDiagram } from '../create-diagram.ts'
import { requireNotTrashed } from '../diagram-in-org.ts'
import { readAtOneMoment } from '../read-at-one-moment.ts'
import { replayVersion } from './read-version.ts'

/**
 * Makes of a version a new diagram in the same folder, which goes its own way from there.
 * Throws NOT_FOUND (`version_not_found`, `version_not_kept`), CONFLICT (`trashed`) and LIMIT_EXCEEDED (`limit_reached`).
 */
export async function branchVersion(
  ctx: OrgContext,
  { diagramId, version, name }: BranchInput,
): Promise<DiagramView> {
  const { folderId, elements } = await readAtOneMoment(ctx, diagramId, async (tx, diagram) => {
    requireNotTrashed(diagram)
    const replayed = await replayVersion(tx, diagram, version)
    return { folderId: diagram.folderId, elements: replayed.elements }
  })
  const { graph, sources } = toDocument(elements)
  const { others, usageFile } = sources
  const branch = { orgId: ctx.org.id, name, folderId, graph, others }
  // The usage file was right when it was set; what it says of a node deleted since is no mistake.
  return createDiagram(ctx, usageFile === null ? branch : { ...branch, usageFile }, {
    strict: false,
  })
}
