import { defineFeature } from '@backarch/api'

import { canvasRouter } from './router.ts'
import { housekeep } from './service/housekeep.ts'

export const canvas = defineFeature({
  name: 'canvas',
  router: canvasRouter,
  housekeeping: housekeep,
})
