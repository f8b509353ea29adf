import type { OrgContext } from '@backarch/services-access'

import { createDraft, type Draft } from '../document/draft.ts'
import { toDocument, toElements, type Document } from '../document/graph-elements.ts'
import { findElements } from '../repo/elements.ts'
import type { DiagramView, SaveInput } from '../schemas.ts'
import { idOf } from '../schemas/element.ts'
import { requireVersion, toView } from './diagram-in-org.ts'
import { commitChange } from './document/commit-change.ts'
import { requireSound } from './require-sound.ts'

/**
 * Puts a whole graph in the place of the one before. What an import could not draw (`others`) and the usage file stay
 * those of the base version unless the input says otherwise.
 * Throws NOT_FOUND, CONFLICT (`stale_version`, `trashed`), PLAN_REQUIRED (`over_limit`), or VALIDATION; then nothing
 * was saved.
 */
export async function saveDiagram(ctx: OrgContext, input: SaveInput): Promise<DiagramView> {
  const { diagramId, baseVersion, graph } = input
  requireSound(graph)
  const { diagram, prices } = await commitChange(ctx, {
    diagramId,
    kind: 'save',
    givesUsageFile: typeof input.usageFile === 'string',
    draw: async (tx, current) => {
      requireVersion(current, baseVersion)
      const draft = createDraft(await findElements(tx, { orgId: ctx.org.id, diagramId }))
      const { sources } = toDocument(draft.elements())
      const { others = sources.others, usageFile = sources.usageFile } = input
      return { draft: replaceAll(draft, { graph, sources: { others, usageFile } }) }
    },
  })
  return toView(diagram, { prices, readOnly: false })
}

/** Makes of a draft of a whole document another document. */
export function replaceAll(draft: Draft, document: Document): Draft {
  const elements = toElements(document)
  const kept = new Set(elements.map(idOf))
  for (const element of draft.elements()) {
    if (!kept.has(idOf(element))) draft.remove(idOf(element))
  }
  for (const element of elements) draft.put(element)
  return draft
}
