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
