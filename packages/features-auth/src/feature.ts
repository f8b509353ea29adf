import { defineFeature } from '@backarch/api'

import { authEnv } from './env.ts'
import { jobs } from './jobs.ts'
import { authRouter } from './router.ts'
import { authenticate } from './service/authenticate.ts'

export const auth = defineFeature({
  name: 'auth',
  router: authRouter,
  env: authEnv,
  authenticate,
  jobs,
})
