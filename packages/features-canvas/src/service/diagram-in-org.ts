import { AppError } from '@backarch/core'
import type { OrgContext } from '@backarch/services-access'

import { findCosts, findDiagramInOrg, type Diagram } from '../repo.ts'
import type { Cost, DiagramView } from '../schemas.ts'
import { overLimit } from './over-limit.ts'

/** Throws NOT_FOUND alike for a diagram of another organization and one that never existed. */
export async function requireDiagram(ctx: OrgContext, id: string): Promise<Diagram> {
  const diagram = await findDiagramInOrg(ctx.db, { orgId: ctx.org.id, id })
  if (diagram) return diagram
  throw new AppError('NOT_FOUND', 'There is no such diagram.', {
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
    { details: { reason: 'stale_version', currentVersion } },
  )
}

/** What callers see of diagrams, each with the cost of its current version. */
export async function toViews(
  ctx: OrgContext,
  diagrams: readonly Diagram[],
): Promise<DiagramView[]> {
  if (diagrams.length === 0) return []
  const [costs, isOver] = await Promise.all([findCosts(ctx.db, diagrams), overLimit(ctx)])
  return diagrams.map((diagram) => {
    const cost = costs.get(diagram.id)
    if (!cost) throw new Error(`Diagram ${diagram.id} has no version ${diagram.currentVersion}.`)
    return toView(diagram, cost, isOver(diagram))
  })
}

export function toView(diagram: Diagram, cost: Cost, readOnly: boolean): DiagramView {
  const { id, orgId, name, currentVersion: version, trashedAt, createdAt, updatedAt } = diagram
  return {
    id,
    orgId,
    name,
    version,
    cost,
    readOnly,
    trashedAt: trashedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}
