import type { Context } from '@backarch/api'
import { listPlans, planTable, type PlanInForce } from '@backarch/services-access'

import { findDiagramsToTrim } from '../../repo/retention.ts'
import { trimHistory } from './trim-history.ts'

const dayMs = 24 * 60 * 60 * 1000
/** For so long after its plan became another one, an organization keeps all that it had. */
const graceDays = 30

/**
 * Drops versions that were no longer the newest before what the plan keeps; never one with a name, nor the newest. What
 * fails for one diagram is logged and keeps no other from it.
 */
export async function dropOldVersions(ctx: Context): Promise<void> {
  let last: string | null = null
  let dropped = 0
  do {
    const plans: readonly PlanInForce[] = await listPlans(ctx, last)
    for (const plan of plans) dropped += await dropInOrganization(ctx, plan)
    last = plans.at(-1)?.orgId ?? null
  } while (last !== null && !ctx.signal.aborted)
  if (dropped > 0) ctx.log.info({ dropped }, 'versions dropped that no plan keeps')
}

async function dropInOrganization(ctx: Context, plan: PlanInForce): Promise<number> {
  const { orgId } = plan
  const before = keptSince(plan, ctx.now())
  let last: string | null = null
  let dropped = 0
  do {
    const ids: readonly string[] = await findDiagramsToTrim(ctx.db, { orgId, before, after: last })
    for (const diagramId of ids) {
      if (ctx.signal.aborted) return dropped
      try {
        dropped += await trimHistory(ctx, { orgId, diagramId }, before)
      } catch (error) {
        ctx.log.error({ err: error, orgId, diagramId }, 'old versions could not be dropped')
      }
    }
    last = ids.at(-1) ?? null
  } while (last !== null)
  return dropped
}

/** The moment from which on a plan keeps every version. */
function keptSince({ plan, since }: PlanInForce, now: Date): Date {
  const { historyDays } = planTable[plan]
  const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs)
  const isGrace = since !== null && since > daysAgo(graceDays)
  return historyDays === null || isGrace ? new Date(0) : daysAgo(historyDays)
}
