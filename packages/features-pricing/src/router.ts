import { router } from '@backarch/api'
import { userProcedure } from '@backarch/services-access'
import { z } from 'zod'

import { listsRouter } from './router/lists.ts'
import { termsRouter } from './router/terms.ts'
import { catalogSummarySchema, estimateInputSchema, estimateSchema } from './schemas.ts'
import { describeCatalog } from './service/describe-catalog.ts'
import { estimateNow } from './service/estimate-now.ts'

/** A diagram may be larger than the body of an ordinary call. */
const wholeGraph = { bodyLimit: 16 * 1024 * 1024, scope: 'read' } as const

export const pricingRouter = router({
  /** A mutation because a graph does not fit into an address. It changes nothing. */
  estimate: userProcedure
    .meta(wholeGraph)
    .input(estimateInputSchema)
    .output(estimateSchema)
    .mutation(({ ctx, input }) => estimateNow(ctx, input)),

  catalog: userProcedure
    .meta({ scope: 'read' })
    .input(z.strictObject({}))
    .output(catalogSummarySchema)
    .query(() => describeCatalog()),

  lists: listsRouter,

  terms: termsRouter,
})
