import type { Context } from '@backarch/api'

import type { PriceProvider } from '../../lists/recognise-format.ts'
import { catalogNames, estimatedServices } from '../../lists/to-catalog/to-catalog.ts'
import {
  countListedPrices,
  findPricedProducts,
  insertListedPrices,
  type PricedProduct,
} from '../../repo/listed-prices.ts'

/** Each may have dozens of prices. */
const productsAtOnce = 100

interface Named {
  readonly id: string
  readonly provider: PriceProvider
  readonly currency: string | undefined
}

/**
 * Stores what a list says in the catalog's own words, for estimates to read, and answers how many prices that are. It may
 * be done again. Estimates are made in US dollars: of a list in another currency they read nothing.
 */
export async function namePrices(ctx: Context, { id, provider, currency }: Named): Promise<number> {
  if (currency !== 'USD') return 0
  const names = catalogNames(provider)
  const services = estimatedServices(provider)
  let after: PricedProduct | null = null
  do {
    ctx.signal.throwIfAborted()
    const asked = { listId: id, services, after, now: ctx.now(), take: productsAtOnce }
    const products: readonly PricedProduct[] = await findPricedProducts(ctx.db, asked)
    const prices = products.flatMap((product) => names.of(product, product.region))
    await insertListedPrices(ctx.db, id, prices)
    after = products.at(-1) ?? null
  } while (after !== null)
  for (const prices of names.together()) await insertListedPrices(ctx.db, id, prices)
  return countListedPrices(ctx.db, id)
}
