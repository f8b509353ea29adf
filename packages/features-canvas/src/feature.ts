import { defineFeature } from '@backarch/api'

import { embedPage } from './embed/embed-page.ts'
import { canvasRouter } from './router.ts'
import { housekeep } from './service/housekeep.ts'

export const canvas = defineFeature({
  name: 'canvas',
  router: canvasRouter,
  pages: { embed: embedPage },
  housekeeping: housekeep,
})
