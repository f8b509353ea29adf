import type { Context } from '@backarch/api'

import {
  findOrganizationsDeletedBefore,
  findOrganizationsWithEndedPlan,
} from '../repo/organizations.ts'
import { endPlan } from './change-plan.ts'
import { purgeDeletedOrganization, recoverableSince } from './delete-organization.ts'

/**
 * Ends the plans that are over and removes what was deleted long ago. For an hourly job. What fails
 * for one organization is logged and keeps no other from it.
 */
export async function housekeepAccess(ctx: Context): Promise<void> {
  const now = ctx.now()
  const before = recoverableSince(ctx)
  const withEndedPlan = (after: string | null) =>
    findOrganizationsWithEndedPlan(ctx.db, { now, after })
  const deleted = (after: string | null) =>
    findOrganizationsDeletedBefore(ctx.db, { before, after })
  await forEach(ctx, withEndedPlan, (id) => endPlan(ctx, id))
  await forEach(ctx, deleted, (id) => purgeDeletedOrganization(ctx, id))
}

async function forEach(
  ctx: Context,
  find: (after: string | null) => Promise<readonly string[]>,
  work: (orgId: string) => Promise<void>,
): Promise<void> {
  let last: string | null = null
  do {
    const ids: readonly string[] = await find(last)
    for (const orgId of ids) {
      if (ctx.signal.aborted) return
      try {
        await work(orgId)
      } catch (error) {
        ctx.log.error({ err: error, orgId }, 'housekeeping failed for an organization')
      }
    }
    last = ids.at(-1) ?? null
  } while (last !== null)
}
