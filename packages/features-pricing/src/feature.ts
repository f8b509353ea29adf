import { defineFeature } from '@backarch/api'

import { pricingRouter } from './router.ts'
import { sweepPrices } from './service/lists/sweep-prices.ts'

export const pricing = defineFeature({
  name: 'pricing',
  router: pricingRouter,
  housekeeping: sweepPrices,
})
