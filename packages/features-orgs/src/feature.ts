import { defineFeature } from '@backarch/api'

import { orgsRouter } from './router.ts'
import { keepHouse } from './service/housekeeping.ts'

export const orgs = defineFeature({ name: 'orgs', router: orgsRouter, housekeeping: keepHouse })
