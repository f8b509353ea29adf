import type { Db } from '@backarch/db'
import type { OrgContext } from '@backarch/services-access'

import { lockDiagramInOrg } from '../repo/diagrams.ts'
import { noSuchDiagram, requireNotTrashed } from './diagram-in-org.ts'

/**
 * Until the transaction ends, nobody else changes the diagram, nor what another feature keeps about it and holds it for:
 * one queue for each diagram. Throws NOT_FOUND (`diagram_not_found`) and CONFLICT (`trashed`).
 */
export async function holdDiagram(ctx: OrgContext, tx: Db, diagramId: string): Promise<void> {
  const diagram = await lockDiagramInOrg(tx, { orgId: ctx.org.id, id: diagramId })
  if (!diagram) throw noSuchDiagram()
  requireNotTrashed(diagram)
}
