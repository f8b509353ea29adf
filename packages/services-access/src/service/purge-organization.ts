import type { Context } from '@backarch/api'
import type { Db } from '@backarch/db'
import { recordAudit } from '@backarch/services-audit'

import { deleteOrganization } from '../repo/organizations.ts'

/** Removes an organization for good, with all that is in it. What it did stays on record. */
export async function purgeOrganization(ctx: Context, tx: Db, id: string): Promise<void> {
  await deleteOrganization(tx, id)
  const target = { kind: 'organization', id }
  await recordAudit(ctx, tx, { action: 'orgs.purged', orgId: id, target })
}
