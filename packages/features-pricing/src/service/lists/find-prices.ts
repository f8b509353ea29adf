import type { Context } from '@backarch/api'
import { inTransaction } from '@backarch/db'
import { requireOperator } from '@backarch/services-access'

import { attributeName } from '../../lists/attribute-name.ts'
import { findProducts, findRates, type RateRow } from '../../repo/prices.ts'
import type { FindPricesInput, FoundPrices } from '../../schemas.ts'

/**
 * What the lists in use have for a service in one region: the products with all these attributes, and every way to
 * buy them. Throws FORBIDDEN (`operator_only`).
 */
export async function findPrices(
  ctx: Context,
  { provider, service, region, attributes, take }: FindPricesInput,
): Promise<FoundPrices> {
  requireOperator(ctx)
  const asked = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [attributeName(name), value]),
  )
  // At one moment: a list may be replaced between the two questions.
  return inTransaction(
    ctx.db,
    async (tx) => {
      const given = { provider, service, region, attributes: asked, take: take + 1 }
      const found = await findProducts(tx, given)
      const products = found.slice(0, take)
      const rates = await findRates(
        tx,
        provider,
        products.map(({ sku }) => sku),
      )
      const bySku = Map.groupBy(rates, ({ sku }) => sku)
      return {
        products: products.map((product) => ({
          ...product,
          rates: (bySku.get(product.sku) ?? []).map(toRate),
        })),
        more: found.length > take,
      }
    },
    { isolation: 'RepeatableRead' },
  )
}

function toRate({ sku: _, effectiveAt, ...rate }: RateRow) {
  return { ...rate, effectiveAt: effectiveAt?.toISOString() ?? null }
}
