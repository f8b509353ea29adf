import type { OrgContext } from '@backarch/services-access'

import { findSharesOfDiagram } from '../../repo/shares.ts'
import type { ListSharesInput, ShareView } from '../../schemas.ts'
import { requireDiagram } from '../diagram-in-org.ts'
import { toShareView } from './share-view.ts'

/** The links to a diagram that were not revoked, also those that have expired, the oldest first. Throws NOT_FOUND. */
export async function listShares(
  ctx: OrgContext,
  { diagramId }: ListSharesInput,
): Promise<{ shares: ShareView[] }> {
  await requireDiagram(ctx, diagramId)
  const shares = await findSharesOfDiagram(ctx.db, { orgId: ctx.org.id, diagramId })
  return { shares: shares.map(toShareView) }
}
