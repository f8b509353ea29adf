import { inTransaction } from '@backarch/db'
import type { OrgContext } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import { deleteShare } from '../../repo/shares.ts'
import type { RevokeShareInput } from '../../schemas.ts'
import { requireDiagram } from '../diagram-in-org.ts'
import { noSuchShare } from './share-view.ts'

/**
 * Ends a link: refused everywhere from the next call on, and for good. Also where the diagram lies in the trash.
 * Throws NOT_FOUND (`diagram_not_found`, `share_not_found`).
 */
export async function revokeShare(
  ctx: OrgContext,
  { diagramId, shareId: id }: RevokeShareInput,
): Promise<{ revoked: true }> {
  const orgId = ctx.org.id
  await requireDiagram(ctx, diagramId)
  await inTransaction(ctx.db, async (tx) => {
    if (!(await deleteShare(tx, { orgId, diagramId, id }))) throw noSuchShare()
    await recordAudit(ctx, tx, {
      action: 'canvas.share_revoked',
      orgId,
      target: { kind: 'diagram_share', id },
      details: { diagramId },
    })
  })
  return { revoked: true }
}
