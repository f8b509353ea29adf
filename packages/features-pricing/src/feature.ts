import { defineFeature } from '@backarch/api'

import { pricingRouter } from './router.ts'

export const pricing = defineFeature({ name: 'pricing', router: pricingRouter })
