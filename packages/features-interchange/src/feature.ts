import { defineFeature } from '@backarch/api'

import { interchangeRouter } from './router.ts'

export const interchange = defineFeature({ name: 'interchange', router: interchangeRouter })
