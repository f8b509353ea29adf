import { defineFeature } from '@backarch/api'

import { jobs } from './jobs.ts'
import { orgsRouter } from './router.ts'

export const orgs = defineFeature({ name: 'orgs', router: orgsRouter, jobs })
