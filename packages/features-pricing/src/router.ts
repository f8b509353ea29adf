import { router, userProcedure } from '@backarch/api'
import { z } from 'zod'

import { catalogSummarySchema, estimateInputSchema, estimateSchema } from './schemas.ts'
import { describeCatalog } from './service/describe-catalog.ts'
import { estimate } from './service/estimate.ts'

export const pricingRouter = router({
  /** A mutation because a graph does not fit into an address. It changes nothing. */
  estimate: userProcedure
    .input(estimateInputSchema)
    .output(estimateSchema)
    .mutation(({ input }) => estimate(input)),

  catalog: userProcedure
    .input(z.strictObject({}))
    .output(catalogSummarySchema)
    .query(() => describeCatalog()),
})
