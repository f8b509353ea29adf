import type { NoPrice } from './line.ts'
import type { Commitment } from './schemas/commitment.ts'

/** What a Compute Savings Plan covers besides machines has no price anywhere; undefined where no plan was asked for. */
export function missingSavingsPlan(
  commitment: Commitment | undefined,
  what: string,
): NoPrice | undefined {
  return commitment === 'savings-plan-1-year' || commitment === 'savings-plan-3-years'
    ? { missing: `no price: the catalog has no savings plans for ${what}` }
    : undefined
}
