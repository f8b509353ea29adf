import { defineFeature } from '@backarch/api'

import { jobs } from './jobs.ts'
import { pricingRouter } from './router.ts'

export const pricing = defineFeature({
  name: 'pricing',
  router: pricingRouter,
  jobs,
})
