import { defineFeature } from '@backarch/api'

import { canvasRouter } from './router.ts'

export const canvas = defineFeature({ name: 'canvas', router: canvasRouter })
