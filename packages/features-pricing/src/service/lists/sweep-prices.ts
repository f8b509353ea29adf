import type { Context } from '@backarch/api'

import { refuseIdleLists } from '../../repo/price-lists.ts'
import { deleteUnusedPrices } from '../../repo/prices.ts'

const week = 7 * 24 * 60 * 60 * 1000
/** Well within a statement's time. */
const rowsAtOnce = 20_000

/** Deletes the prices of lists that were replaced, refused, or left half imported a week ago. */
export async function sweepPrices(ctx: Context): Promise<void> {
  const now = ctx.now()
  await refuseIdleLists(ctx.db, {
    idleSince: new Date(now.getTime() - week),
    problem: 'Nobody went on with its import for a week.',
    now,
  })
  for (;;) {
    ctx.signal.throwIfAborted()
    if ((await deleteUnusedPrices(ctx.db, rowsAtOnce)) === 0) return
  }
}
