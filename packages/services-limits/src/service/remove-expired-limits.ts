import type { Context } from '@backarch/api'

import { deleteExpiredCounts } from '../repo.ts'

const atMost = 10_000

/**
 * Removes the counts whose window is over, which nothing reads any more, and gives their number. For a periodic job:
 * in steps, so that any number of them stays within the time of a statement; ends early when `ctx.signal` aborts.
 */
export async function removeExpiredLimits(ctx: Context): Promise<number> {
  const now = ctx.now()
  let removed = 0
  let last: number
  do {
    last = await deleteExpiredCounts(ctx.db, { now, atMost })
    removed += last
  } while (last === atMost && !ctx.signal.aborted)
  return removed
}
