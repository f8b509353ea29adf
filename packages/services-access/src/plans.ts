import { plans, type Plan } from './schemas.ts'

/** What a person sees of each plan; what a plan includes is decided by the feature that asks for it. */
export const planTable = {
  free: { label: 'Free' },
  team: { label: 'Team' },
  business: { label: 'Business' },
} as const satisfies Record<Plan, { label: string }>

/** Whether `plan` includes what needs at least `lowest`. */
export function planAtLeast(plan: Plan, lowest: Plan): boolean {
  return plans.indexOf(plan) >= plans.indexOf(lowest)
}

/** The plan that counts at a moment: `free` once the one that was bought has ended. */
export function planNow(
  { plan, planUntil }: { readonly plan: Plan; readonly planUntil: Date | null },
  now: Date,
): Plan {
  return planUntil !== null && planUntil <= now ? 'free' : plan
}
