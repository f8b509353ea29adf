import { defineFeature } from '@backarch/api'

import { orgsRouter } from './router.ts'

export const orgs = defineFeature({ name: 'orgs', router: orgsRouter })
