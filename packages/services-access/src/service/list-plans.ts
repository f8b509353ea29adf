import type { Context } from '@backarch/api'

import { planHasEnded, planNow } from '../plans.ts'
import { findOrganizationsAfter } from '../repo/organizations.ts'
import type { Plan } from '../schemas.ts'

/** The plan that counts in an organization now. */
export interface PlanInForce {
  readonly orgId: string
  readonly plan: Plan
  /** When it became that; null where it always was. */
  readonly since: Date | null
}

/**
 * The plans of all organizations, for a feature's housekeeping: a hundred at most, in the order of the organizations'
 * ids after one already seen. Of one that is deleted nothing is told: what is in it stays as it is until it goes.
 */
export async function listPlans(ctx: Context, after: string | null): Promise<PlanInForce[]> {
  const now = ctx.now()
  const organizations = await findOrganizationsAfter(ctx.db, after)
  return organizations.map((organization) => ({
    orgId: organization.id,
    plan: planNow(organization, now),
    since: planHasEnded(organization, now) ? organization.planUntil : organization.planSince,
  }))
}
