import { AppError } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { openPrices } from '@backarch/features-pricing'
import type { OrgContext } from '@backarch/services-access'

import { lockDiagramInOrg } from '../../repo/diagrams.ts'
import { countNamedVersions, nameVersionInDiagram } from '../../repo/history.ts'
import type { HistoryEntry, NameVersionInput } from '../../schemas.ts'
import { noSuchDiagram, requireDiagram, requireNotTrashed } from '../diagram-in-org.ts'
import { requireWritable } from '../over-limit.ts'
import { groupChanges } from './group-changes.ts'
import { requireChange } from './read-version.ts'

/** Each is kept for good, with all that was drawn in it. */
const mostNamed = 200

/**
 * Names a version, which keeps it for good, or takes its name away. Makes no version.
 * Throws NOT_FOUND (`version_not_found`, `version_not_kept`), CONFLICT (`trashed`), PLAN_REQUIRED (`over_limit`), and
 * LIMIT_EXCEEDED (`too_many_named`).
 */
export async function nameVersion(
  ctx: OrgContext,
  { diagramId, version, name }: NameVersionInput,
): Promise<HistoryEntry> {
  const ref = { orgId: ctx.org.id, diagramId }
  await requireWritable(ctx, await requireDiagram(ctx, diagramId))
  const named = await inTransaction(ctx.db, async (tx) => {
    // So that the version is not dropped while it gets its name.
    const diagram = await lockDiagramInOrg(tx, { orgId: ctx.org.id, id: diagramId })
    if (!diagram) throw noSuchDiagram()
    requireNotTrashed(diagram)
    const change = await requireChange(tx, diagram, version)
    const isOneMore = name !== null && change.name === null
    if (isOneMore && (await countNamedVersions(tx, ref)) >= mostNamed) throw tooManyNamed()
    return nameVersionInDiagram(tx, { ...ref, version, name })
  })
  const [entry] = groupChanges([named], await openPrices(ctx.db, ctx.org.id))
  if (!entry) throw new Error('One change makes one entry.')
  return entry
}

function tooManyNamed(): AppError {
  return new AppError(
    'LIMIT_EXCEEDED',
    `A diagram has at most ${mostNamed} versions with a name: take the name of one away first.`,
    { details: { reason: 'too_many_named' } },
  )
}
