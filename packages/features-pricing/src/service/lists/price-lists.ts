import { createCursor, toPage, type Context } from '@backarch/api'
import { AppError } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { requireOperator } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'
import { z } from 'zod'

import { findPriceLists, retirePriceList } from '../../repo/price-lists.ts'
import type { ListPriceListsInput, PriceLists } from '../../schemas.ts'
import { sweepPrices } from './sweep-prices.ts'
import { toPriceListView } from './to-price-list-view.ts'

/** The id of the list before. */
export const priceListCursor = createCursor(z.tuple([z.uuid()]))

/** All lists that were ever imported, the newest first. Throws FORBIDDEN (`operator_only`). */
export async function listPriceLists(
  ctx: Context,
  { take, cursor }: ListPriceListsInput,
): Promise<PriceLists> {
  requireOperator(ctx)
  const [before = null] = priceListCursor.decode(cursor) ?? []
  const lists = await findPriceLists(ctx.db, { before, take: take + 1 })
  return toPage(lists.map(toPriceListView), take, ({ id }) => priceListCursor.encode([id]))
}

/**
 * Takes a list out of use, or ends its import, and deletes its prices. Throws FORBIDDEN (`operator_only`), and
 * NOT_FOUND (`no_price_list`) for one that is neither.
 */
export async function removePriceList(
  ctx: Context,
  { id }: { readonly id: string },
): Promise<{ id: string }> {
  requireOperator(ctx)
  await inTransaction(ctx.db, async (tx) => {
    if (!(await retirePriceList(tx, { id, now: ctx.now() }))) {
      throw new AppError('NOT_FOUND', 'No such price list is in use or being imported.', {
        details: { reason: 'no_price_list' },
      })
    }
    await recordAudit(ctx, tx, {
      action: 'pricing.price_list_removed',
      orgId: null,
      target: { kind: 'price_list', id },
    })
  })
  await sweepPrices(ctx)
  return { id }
}
