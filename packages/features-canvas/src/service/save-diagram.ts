import { AppError } from '@backarch/core'
import { inTransaction, isForeignKeyViolation } from '@backarch/db'
import type { OrgContext } from '@backarch/services-access'

import { advanceDiagramInOrg, findSources, insertVersion } from '../repo.ts'
import type { DiagramView, SaveInput } from '../schemas.ts'
import { authorOf } from './author-of.ts'
import { requireDiagram, requireNotTrashed, requireVersion, toView } from './diagram-in-org.ts'
import { requireWritable } from './over-limit.ts'
import { priceVersion } from './price-version.ts'

/**
 * Stores the next version of a diagram, with what it costs. What an import could not draw (`others`) and the
 * usage file stay those of the base version unless the input says otherwise.
 * Throws NOT_FOUND, CONFLICT (`stale_version`, `trashed`), PLAN_REQUIRED (`over_limit`), or VALIDATION; then nothing
 * was saved.
 */
export async function saveDiagram(ctx: OrgContext, input: SaveInput): Promise<DiagramView> {
  const { diagramId, baseVersion, graph } = input
  const orgId = ctx.org.id
  const requireSavable = async (): Promise<void> => {
    const diagram = await requireDiagram(ctx, diagramId)
    requireNotTrashed(diagram)
    requireVersion(diagram, baseVersion)
    await requireWritable(ctx, diagram)
  }
  // Most stale saves end here, before anything is priced. The statement below decides.
  await requireSavable()
  const base = await findSources(ctx.db, { orgId, diagramId, version: baseVersion })
  const content = priceVersion({
    graph,
    others: input.others ?? base?.others ?? [],
    usageFile: input.usageFile === undefined ? (base?.usageFile ?? null) : input.usageFile,
    usageFileKept: input.usageFile === undefined,
  })
  const now = ctx.now()
  const saved = await inTransaction(ctx.db, async (tx) => {
    const diagram = await advanceDiagramInOrg(tx, { orgId, id: diagramId, baseVersion, now })
    if (!diagram) return null
    const key = { orgId, diagramId, version: diagram.currentVersion }
    await insertVersion(tx, { ...key, ...content, createdBy: authorOf(ctx), createdAt: now })
    return diagram
  }).catch((error: unknown) => {
    // The author's account was deleted while this was priced.
    throw isForeignKeyViolation(error) ? concurrentChange(error) : error
  })
  if (saved) return toView(saved, content.cost, false)
  await requireSavable()
  // It lay in the trash at that moment and was taken out again before we looked.
  throw concurrentChange()
}

function concurrentChange(cause?: unknown): AppError {
  return new AppError('CONFLICT', 'The diagram was changed at the same moment. Try again.', {
    details: { reason: 'concurrent_change' },
    cause,
  })
}
