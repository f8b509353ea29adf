import { plans, type Plan } from './schemas.ts'

const megabyte = 1_000_000
const gigabyte = 1_000 * megabyte

/**
 * What a person sees of each plan, how long it keeps the history of a diagram (null: for good), and how much of what it
 * includes.
 */
export const planTable = {
  free: {
    label: 'Free',
    historyDays: 30,
    limits: { members: 3, diagrams: 3, storageBytes: 100 * megabyte, aiCallsPerMonth: 20 },
  },
  team: {
    label: 'Team',
    historyDays: 365,
    limits: { members: 20, diagrams: 100, storageBytes: 10 * gigabyte, aiCallsPerMonth: 500 },
  },
  business: {
    label: 'Business',
    historyDays: null,
    limits: { members: 200, diagrams: 5_000, storageBytes: 100 * gigabyte, aiCallsPerMonth: 5_000 },
  },
} as const satisfies Record<
  Plan,
  { label: string; historyDays: number | null; limits: Record<Limit, number> }
>

/** What a plan limits: how a sentence names it, and how to get below the limit. */
export const limitTable = {
  members: { label: 'members', way: 'remove one or withdraw an invitation' },
  diagrams: { label: 'diagrams', way: 'put one into the trash' },
  storageBytes: { label: 'bytes of storage', way: 'delete files' },
  aiCallsPerMonth: { label: 'AI calls a month', way: 'wait for the next month' },
} as const

export type Limit = keyof typeof limitTable

/** How much of something a plan includes. */
export function planLimit(plan: Plan, limit: Limit): number {
  return planTable[plan].limits[limit]
}

/** Whether `plan` includes what needs at least `lowest`. */
export function planAtLeast(plan: Plan, lowest: Plan): boolean {
  return plans.indexOf(plan) >= plans.indexOf(lowest)
}

interface BoughtPlan {
  readonly plan: Plan
  readonly planUntil: Date | null
}

/** Whether the plan that was bought is over at a moment. */
export function planHasEnded({ planUntil }: Pick<BoughtPlan, 'planUntil'>, now: Date): boolean {
  return planUntil !== null && planUntil <= now
}

/** The plan that counts at a moment: `free` once the one that was bought has ended. */
export function planNow(bought: BoughtPlan, now: Date): Plan {
  return planHasEnded(bought, now) ? 'free' : bought.plan
}
