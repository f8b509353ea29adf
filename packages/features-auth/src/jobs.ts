import { defineScheduledJob } from '@backarch/services-jobs'

import { housekeep } from './service/housekeep.ts'

export const jobs = [
  // What was removed is not there to be removed again.
  defineScheduledJob({ name: 'auth.remove_expired', schedule: 'hourly', run: housekeep }),
]
