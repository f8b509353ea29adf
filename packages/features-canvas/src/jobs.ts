import { defineScheduledJob } from '@backarch/services-jobs'

import { priceAnew } from './service/document/price-anew.ts'
import { dropOldVersions } from './service/history/drop-old-versions.ts'
import { purgeTrash } from './service/keeping/purge-diagram.ts'

/** Each looks for what is to be done: what was done is not found again. */
export const jobs = [
  defineScheduledJob({ name: 'canvas.purge_trash', schedule: 'hourly', run: purgeTrash }),
  defineScheduledJob({
    name: 'canvas.drop_old_versions',
    schedule: 'hourly',
    run: dropOldVersions,
  }),
  defineScheduledJob({ name: 'canvas.price_anew', schedule: 'hourly', run: priceAnew }),
]
