import { inTransaction, type Db } from '@backarch/db'

import type { OrgAccess, OrgContext } from '../org-context.ts'
import { planLimit, type Limit } from '../plans.ts'
import { limitReached, roleTooLow } from '../refusals.ts'
import { lockOrganization } from '../repo/organizations.ts'
import { roleAtLeast } from '../roles.ts'
import { accessOrganization } from './access-organization.ts'

/**
 * Runs `work` in a transaction in which `count` is below the limit of the plan that counts now, and stays so: whoever
 * else wants to use up the same organization's limits waits until it is over. `actor` is what the caller is by then.
 * Throws LIMIT_EXCEEDED (`limit_reached`); also what a role or a seat that was lost in the meantime is refused with.
 */
export async function withinLimit<T>(
  ctx: OrgContext,
  limit: Limit,
  count: (tx: Db) => Promise<number>,
  work: (tx: Db, actor: OrgAccess) => Promise<T>,
): Promise<T> {
  const orgId = ctx.org.id
  return inTransaction(ctx.db, async (tx) => {
    await lockOrganization(tx, orgId, ctx.now())
    const actor = await accessOrganization({ ...ctx, db: tx }, orgId)
    if (!roleAtLeast(actor.role, ctx.org.role)) throw roleTooLow(actor, ctx.org.role)
    if ((await count(tx)) >= planLimit(actor.plan, limit)) throw limitReached(actor.plan, limit)
    return work(tx, actor)
  })
}
