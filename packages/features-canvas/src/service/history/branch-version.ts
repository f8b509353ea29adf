import type { OrgContext } from '@backarch/services-access'

import { toDocument } from '../../document/graph-elements.ts'
import type { BranchInput, DiagramView } from '../../schemas.ts'
import { createDiagram } from '../create-diagram.ts'
import { readVersion } from './read-version.ts'

/**
 * Makes a new diagram of a version, which goes its own way from there.
 * Throws NOT_FOUND (`version_not_found`, `version_not_kept`) and LIMIT_EXCEEDED (`limit_reached`).
 */
export async function branchVersion(
  ctx: OrgContext,
  { diagramId, version, name }: BranchInput,
): Promise<DiagramView> {
  const { graph, sources } = toDocument((await readVersion(ctx, diagramId, version)).elements)
  const { others, usageFile } = sources
  const document = { graph, others, ...(usageFile === null ? {} : { usageFile }) }
  // The usage file was right when it was set; what it says of a node deleted since is no mistake.
  return createDiagram(ctx, { orgId: ctx.org.id, name, ...document }, { strict: false })
}
