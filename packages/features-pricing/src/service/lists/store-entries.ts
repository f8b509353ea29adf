import type { Context } from '@backarch/api'
import { inTransaction } from '@backarch/db'

import type { ProductEntry, RateEntry } from '../../lists/entry.ts'
import { priceListError, quote } from '../../lists/price-list-error.ts'
import { advancePriceList } from '../../repo/price-lists.ts'
import { findContradiction, insertProducts, insertRates } from '../../repo/prices.ts'
import { importRunning } from './import-running.ts'

/** Entries that follow each other in a file. */
export interface Batch {
  /** How many come before them. */
  readonly from: number
  readonly entries: readonly (ProductEntry | RateEntry)[]
}

/**
 * Stores a batch together with how far the list is, so that none is stored twice, by whomever. Throws CONFLICT
 * (`import_running`) when another import of the same list came first, and VALIDATION for a price that is told twice,
 * and not the same.
 */
export async function storeEntries(
  ctx: Context,
  listId: string,
  { from, entries }: Batch,
): Promise<void> {
  const rates = entries.filter((entry) => entry.kind === 'rate')
  const products = entries.filter((entry) => entry.kind === 'product')
  await inTransaction(ctx.db, async (tx) => {
    const newProducts = await insertProducts(tx, listId, products)
    const newRates = await insertRates(tx, listId, rates)
    if (newRates < rates.length) {
      const sku = await findContradiction(tx, listId, rates)
      if (sku !== null) throw priceListError(`${quote(sku)} has two prices for the same.`)
    }
    const advanced = await advancePriceList(tx, {
      id: listId,
      from,
      entries: entries.length,
      products: newProducts,
      rates: newRates,
      now: ctx.now(),
    })
    if (!advanced) throw importRunning()
  })
}
