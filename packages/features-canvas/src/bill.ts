import { toCost, type Cost } from '@backarch/features-pricing'

import type { Bill } from './schemas/bill.ts'

export function costOf({ catalogDate, tally }: Bill): Cost {
  return toCost(tally, catalogDate)
}
