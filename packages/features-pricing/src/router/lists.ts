import { router, streamOf } from '@backarch/api'
import { userProcedure } from '@backarch/services-access'

import {
  findPricesInputSchema,
  foundPricesSchema,
  importPricesEventSchema,
  importPricesInputSchema,
  listPriceListsInputSchema,
  priceListsSchema,
  removedPriceListSchema,
  removePriceListInputSchema,
} from '../schemas/price-lists.ts'
import { findPrices } from '../service/lists/find-prices.ts'
import { importPriceList } from '../service/lists/import-price-list.ts'
import { listPriceLists, removePriceList } from '../service/lists/price-lists.ts'

/** Providers' price lists, which are the server's: all of it is the operator's alone. */
export const listsRouter = router({
  /** Tells its progress, and the list in the end. Leaving it interrupts the import. */
  import: userProcedure
    .input(importPricesInputSchema)
    .output(streamOf(importPricesEventSchema))
    .subscription(({ ctx, input }) => importPriceList(ctx, input)),

  list: userProcedure
    .input(listPriceListsInputSchema)
    .output(priceListsSchema)
    .query(({ ctx, input }) => listPriceLists(ctx, input)),

  remove: userProcedure
    .input(removePriceListInputSchema)
    .output(removedPriceListSchema)
    .mutation(({ ctx, input }) => removePriceList(ctx, input)),

  find: userProcedure
    .input(findPricesInputSchema)
    .output(foundPricesSchema)
    .query(({ ctx, input }) => findPrices(ctx, input)),
})
