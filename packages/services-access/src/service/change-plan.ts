import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { recordAudit } from '@backarch/services-audit'

import type { Organization } from '../organization.ts'
import { planHasEnded } from '../plans.ts'
import { noSuchOrganization } from '../refusals.ts'
import { findOrganization, lockOrganization, updateOrganization } from '../repo/organizations.ts'
import type { Plan } from '../schemas.ts'
import { assignSeats } from './assign-seats.ts'

/**
 * Puts an organization on a plan, until a moment or for good (null), and gives out its seats anew. Nothing is lost on
 * a smaller one: members over the seats, and what is over another limit, can be read and not changed.
 * Whether the caller may is for whoever calls to decide. Throws NOT_FOUND; VALIDATION for an end that is past.
 */
export async function changePlan(
  ctx: Context,
  orgId: string,
  { plan, until }: { readonly plan: Plan; readonly until: Date | null },
): Promise<Organization> {
  const now = ctx.now()
  if (until !== null && (until <= now || plan === 'free')) {
    throw new AppError('VALIDATION', 'A plan ends in the future, and the plan Free never does.', {
      details: { reason: 'plan_end' },
    })
  }
  return inTransaction(ctx.db, async (tx) => {
    await lockOrganization(tx, orgId, now)
    const before = await findOrganization(tx, orgId)
    if (!before || before.deletedAt !== null) throw noSuchOrganization()
    const isSame = before.plan === plan && !planHasEnded(before, now)
    const planSince = isSame ? before.planSince : now
    const changed = await updateOrganization(tx, orgId, { plan, planUntil: until, planSince, now })
    await assignSeats(ctx, tx, orgId)
    await recordAudit(ctx, tx, {
      action: 'orgs.plan_changed',
      orgId,
      target: { kind: 'organization', id: orgId },
      details: { from: before.plan, to: plan, until: until?.toISOString() ?? null },
    })
    return changed
  })
}

/** Makes a plan that is over the plan `free`, once, however many calls find it over at the same moment. */
export async function endPlan(ctx: Context, orgId: string): Promise<void> {
  const now = ctx.now()
  await inTransaction(ctx.db, async (tx) => {
    await lockOrganization(tx, orgId, now)
    const before = await findOrganization(tx, orgId)
    if (!before || !planHasEnded(before, now)) return
    const ended = { plan: 'free', planUntil: null, planSince: before.planUntil } as const
    await updateOrganization(tx, orgId, { ...ended, now })
    await assignSeats(ctx, tx, orgId)
    // Whoever happens to call first after the end has not ended it.
    const clock: Context = { ...ctx, principal: { kind: 'operator', name: 'clock' }, peer: null }
    await recordAudit(clock, tx, {
      action: 'orgs.plan_ended',
      orgId,
      target: { kind: 'organization', id: orgId },
      details: { from: before.plan, to: 'free', until: before.planUntil?.toISOString() ?? null },
    })
  })
}
