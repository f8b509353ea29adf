import { inTransaction, type Db } from '@backarch/db'
import type { OrgContext } from '@backarch/services-access'

import { lockDiagramInOrg, type Diagram } from '../../repo/diagrams.ts'
import { noSuchDiagram } from '../diagram-in-org.ts'

/** In a transaction in which nobody else changes the diagram or its links. Throws NOT_FOUND. */
export function whileHoldingDiagram<T>(
  ctx: OrgContext,
  diagramId: string,
  work: (tx: Db, diagram: Diagram) => Promise<T>,
): Promise<T> {
  return inTransaction(ctx.db, async (tx) => {
    const diagram = await lockDiagramInOrg(tx, { orgId: ctx.org.id, id: diagramId })
    if (!diagram) throw noSuchDiagram()
    return work(tx, diagram)
  })
}
