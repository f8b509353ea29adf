import { AppError } from '@backarch/core'
import { openPrices, type Prices } from '@backarch/features-pricing'
import type { OrgContext } from '@backarch/services-access'

import { costOf } from '../bill.ts'
import { findDiagramInOrg, type Diagram } from '../repo/diagrams.ts'
import type { DiagramView } from '../schemas.ts'
import { overLimit } from './over-limit.ts'

/** Throws NOT_FOUND alike for a diagram of another organization and one that never existed. */
export async function requireDiagram(ctx: OrgContext, id: string): Promise<Diagram> {
  const diagram = await findDiagramInOrg(ctx.db, { orgId: ctx.org.id, id })
  if (diagram) return diagram
  throw noSuchDiagram()
}

export function noSuchDiagram(): AppError {
  return new AppError('NOT_FOUND', 'There is no such diagram.', {
    details: { reason: 'diagram_not_found' },
  })
}

/** Throws CONFLICT (`trashed`): what lies in the trash does not change. */
export function requireNotTrashed(diagram: Diagram): void {
  if (diagram.trashedAt === null) return
  throw new AppError('CONFLICT', 'This diagram lies in the trash: restore it first.', {
    details: { reason: 'trashed' },
  })
}

/** Throws CONFLICT (`stale_version`) unless the diagram is at this version. */
export function requireVersion({ currentVersion }: Diagram, baseVersion: number): void {
  if (currentVersion === baseVersion) return
  throw new AppError(
    'CONFLICT',
    `The diagram is at version ${currentVersion}, and this change was made from version ${baseVersion}: load the diagram again and repeat the change.`,
    { details: { reason: 'stale_version', about: { version: currentVersion } } },
  )
}

/** What callers see of diagrams. */
export async function toViews(
  ctx: OrgContext,
  diagrams: readonly Diagram[],
): Promise<DiagramView[]> {
  if (diagrams.length === 0) return []
  const [isOver, prices] = await Promise.all([overLimit(ctx), openPrices(ctx.db, ctx.org.id)])
  return diagrams.map((diagram) => toView(diagram, { prices, readOnly: isOver(diagram) }))
}

/** What callers see of a diagram. */
export async function viewOf(ctx: OrgContext, diagram: Diagram): Promise<DiagramView> {
  const [isOver, prices] = await Promise.all([overLimit(ctx), openPrices(ctx.db, ctx.org.id)])
  return toView(diagram, { prices, readOnly: isOver(diagram) })
}

interface Seen {
  /** At which diagrams are priced now. */
  readonly prices: Pick<Prices, 'currency' | 'edition'>
  readonly readOnly: boolean
}

export function toView(diagram: Diagram, { prices, readOnly }: Seen): DiagramView {
  const { id, orgId, name, currentVersion: version, folderId } = diagram
  const { trashedAt, trashedBy, createdAt, updatedAt } = diagram
  return {
    id,
    orgId,
    name,
    version,
    cost: costOf(diagram.bill, prices),
    costOutdated: diagram.bill.edition !== prices.edition,
    readOnly,
    folderId,
    trashedAt: trashedAt?.toISOString() ?? null,
    trashedBy,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}
