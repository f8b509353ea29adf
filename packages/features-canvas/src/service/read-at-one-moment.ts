import { inTransaction, type Db } from '@backarch/db'
import type { OrgContext } from '@backarch/services-access'

import type { Diagram } from '../repo/diagrams.ts'
import { requireDiagram } from './diagram-in-org.ts'

/** So that a version and its elements belong together, whoever edits meanwhile. Throws NOT_FOUND. */
export function readAtOneMoment<T>(
  ctx: OrgContext,
  diagramId: string,
  read: (tx: Db, diagram: Diagram) => Promise<T>,
): Promise<T> {
  return inTransaction(
    ctx.db,
    async (tx) => read(tx, await requireDiagram({ ...ctx, db: tx }, diagramId)),
    { isolation: 'RepeatableRead' },
  )
}
