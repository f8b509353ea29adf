import type { OrgContext } from '@backarch/services-access'

import type { DiagramView, ImportInput } from '../../schemas.ts'
import { createDiagram } from '../create-diagram.ts'

/**
 * Makes a new diagram of a file. Throws as `createDiagram` does: LIMIT_EXCEEDED (`limit_reached`), NOT_FOUND
 * (`folder_not_found`), and VALIDATION for a graph that does not fit together.
 */
export async function importDiagram(
  ctx: OrgContext,
  { folderId, file }: ImportInput,
): Promise<DiagramView> {
  const { name, graph, sources } = file
  const { others, usageFile } = sources
  const diagram = { orgId: ctx.org.id, name, folderId, graph, others }
  // Where it was exported, the usage file may name a node that was deleted since: that is no mistake.
  return createDiagram(ctx, usageFile === null ? diagram : { ...diagram, usageFile }, {
    strict: false,
  })
}
