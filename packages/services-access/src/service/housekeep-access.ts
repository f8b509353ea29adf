import type { Context } from '@backarch/api'

import { endPlans } from './change-plan.ts'
import { purgeOrganizations } from './delete-organization.ts'

/** Ends the plans that are over and removes what was deleted long ago. For the hourly run of every server. */
export async function housekeepAccess(ctx: Context): Promise<void> {
  const ended = await endPlans(ctx)
  const purged = await purgeOrganizations(ctx)
  if (ended + purged > 0) ctx.log.info({ ended, purged }, 'plans ended and organizations removed')
}
