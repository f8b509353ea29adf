import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'
import type { Db } from '@backarch/db'
import { findOrganizations } from '@backarch/services-access'

import { findDiagramInOrg, type Diagram } from '../../repo/diagrams.ts'
import type { Share } from '../../repo/shares.ts'

export interface LiveLink {
  readonly share: Share
  readonly diagram: Diagram
}

/** Null for a link that has expired, and for one to what lies in the trash or belongs to a deleted organization. */
export async function liveLink(
  ctx: Context,
  tx: Db,
  share: Share | null,
): Promise<LiveLink | null> {
  if (!share || (share.expiresAt !== null && share.expiresAt <= ctx.now())) return null
  const { orgId, diagramId } = share
  const [organization] = await findOrganizations({ ...ctx, db: tx }, [orgId])
  const diagram = await findDiagramInOrg(tx, { orgId, id: diagramId })
  if (!organization || !diagram || diagram.trashedAt !== null) return null
  return { share, diagram }
}

export function noSuchLink(): AppError {
  return new AppError(
    'NOT_FOUND',
    'There is nothing behind this link: it was revoked, has expired, or is not complete.',
    { details: { reason: 'link_not_found' } },
  )
}
