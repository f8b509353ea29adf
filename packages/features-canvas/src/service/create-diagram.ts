import type { Db } from '@backarch/db'
import { withinLimit, type OrgContext } from '@backarch/services-access'

import { countDiagramsInOrg, insertDiagram, insertVersion } from '../repo.ts'
import type { CreateInput, DiagramView } from '../schemas.ts'
import { authorOf } from './author-of.ts'
import { toView } from './diagram-in-org.ts'
import { priceVersion } from './price-version.ts'

/**
 * Makes a diagram, empty or with a graph, together with its version 1 and what that costs.
 * Throws LIMIT_EXCEEDED (`limit_reached`) when there are as many as the plan includes, the trash not counted.
 */
export async function createDiagram(ctx: OrgContext, input: CreateInput): Promise<DiagramView> {
  const {
    name,
    graph = { nodes: [], edges: [], groups: [] },
    others = [],
    usageFile = null,
  } = input
  const content = priceVersion({ graph, others, usageFile })
  const orgId = ctx.org.id
  const id = ctx.newId()
  const now = ctx.now()
  const createdBy = authorOf(ctx)
  const count = (tx: Db) => countDiagramsInOrg(tx, orgId)
  const diagram = await withinLimit(ctx, 'diagrams', count, async (tx) => {
    const inserted = await insertDiagram(tx, { orgId, id, name, createdBy, now })
    const key = { orgId, diagramId: id, version: inserted.currentVersion }
    await insertVersion(tx, { ...key, ...content, createdBy, createdAt: now })
    return inserted
  })
  return toView(diagram, content.cost, false)
}
