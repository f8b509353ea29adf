import { defineFeature, router } from '@backarch/api'
import { userProcedure } from '@backarch/services-access'

import {
  jobsSchema,
  listJobsInputSchema,
  retriedJobSchema,
  retryJobInputSchema,
} from './schemas.ts'
import { listJobs, retryJob } from './service/stored-jobs.ts'

/** For a command on the server's own machine; no server ships it. */
export const jobsOperator = defineFeature({
  name: 'jobs',
  router: router({
    list: userProcedure
      .input(listJobsInputSchema)
      .output(jobsSchema)
      .query(({ ctx, input }) => listJobs(ctx, input)),

    retry: userProcedure
      .input(retryJobInputSchema)
      .output(retriedJobSchema)
      .mutation(({ ctx, input }) => retryJob(ctx, input)),
  }),
})
