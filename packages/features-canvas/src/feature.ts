import { defineFeature } from '@backarch/api'

import { embedPage } from './embed/embed-page.ts'
import { jobs } from './jobs.ts'
import { canvasRouter } from './router.ts'

export const canvas = defineFeature({
  name: 'canvas',
  router: canvasRouter,
  pages: { embed: embedPage },
  jobs,
})
