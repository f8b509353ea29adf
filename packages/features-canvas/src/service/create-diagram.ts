import { inTransaction } from '@backarch/db'
import type { OrgContext } from '@backarch/services-access'

import { insertDiagram, insertVersion } from '../repo.ts'
import type { CreateInput, DiagramView } from '../schemas.ts'
import { authorOf } from './author-of.ts'
import { toView } from './diagram-in-org.ts'
import { priceVersion } from './price-version.ts'

/** Makes a diagram, empty or with a graph, together with its version 1 and what that costs. */
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
  const diagram = await inTransaction(ctx.db, async (tx) => {
    const inserted = await insertDiagram(tx, { orgId, id, name, createdBy, now })
    const key = { orgId, diagramId: id, version: inserted.currentVersion }
    await insertVersion(tx, { ...key, ...content, createdBy, createdAt: now })
    return inserted
  })
  return toView(diagram, content.cost)
}
