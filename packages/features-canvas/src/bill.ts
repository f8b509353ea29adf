import { toCost, type Cost, type Prices } from '@backarch/features-pricing'

import type { Bill } from './schemas/bill.ts'

/** A bill as callers see it: at the prices that it was made with, in the currency of today. */
export function costOf({ catalogDate, tally }: Bill, { currency }: Pick<Prices, 'currency'>): Cost {
  return toCost(tally, catalogDate, currency)
}
