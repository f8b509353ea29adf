import type { Context } from '@backarch/api'

import type { Estimate, EstimateInput } from '../schemas.ts'
import { estimate } from './estimate.ts'
import { openPriceBook } from './open-prices.ts'

/** `estimate` at the prices of the catalog and the lists in use, on nobody's terms. */
export async function estimateNow(ctx: Context, input: EstimateInput): Promise<Estimate> {
  return estimate(input, { book: await openPriceBook(ctx.db, null, input.graph.nodes) })
}
