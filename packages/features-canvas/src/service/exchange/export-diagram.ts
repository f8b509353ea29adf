import { WrittenJson } from '@backarch/api/schemas'
import type { OrgContext } from '@backarch/services-access'

import { toDocument } from '../../document/graph-elements.ts'
import { findElements } from '../../repo/elements.ts'
import type { Exported, ExportInput } from '../../schemas.ts'
import { replayVersion } from '../history/read-version.ts'
import { readAtOneMoment } from '../read-at-one-moment.ts'

/**
 * A diagram as a file that `importDiagram` makes the same diagram of: as it is, or as it was at a version; under the name
 * that it has now. Also of one in the trash. What has not changed gives the same file again.
 * Throws NOT_FOUND (`diagram_not_found`, `version_not_found`, `version_not_kept`).
 */
export async function exportDiagram(
  ctx: OrgContext,
  { diagramId, version }: ExportInput,
): Promise<Exported> {
  const { name, document } = await readAtOneMoment(ctx, diagramId, async (tx, diagram) => {
    const elements =
      version === undefined
        ? await findElements(tx, { orgId: ctx.org.id, diagramId })
        : (await replayVersion(tx, diagram, version)).elements
    return { name: diagram.name, document: toDocument(elements) }
  })
  return {
    format: 'backarch-diagram',
    formatVersion: 1,
    name,
    graph: new WrittenJson(JSON.stringify(document.graph)),
    sources: document.sources,
  }
}
