import { defineFeature } from '@backarch/api'

import { authEnv } from './env.ts'
import { authRouter } from './router.ts'
import { authenticate } from './service/authenticate.ts'
import { housekeep } from './service/housekeep.ts'

export const auth = defineFeature({
  name: 'auth',
  router: authRouter,
  env: authEnv,
  authenticate,
  housekeeping: housekeep,
})
