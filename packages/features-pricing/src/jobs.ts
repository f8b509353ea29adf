import { defineScheduledJob } from '@backarch/services-jobs'

import { sweepPrices } from './service/lists/sweep-prices.ts'

export const jobs = [
  // What was deleted is not there to be deleted again.
  defineScheduledJob({ name: 'pricing.sweep_prices', schedule: 'hourly', run: sweepPrices }),
]
