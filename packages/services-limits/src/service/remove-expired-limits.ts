import type { Context } from '@backarch/api'

import { deleteExpiredCounts } from '../repo.ts'

/** Removes the counts whose window is over, which nothing reads any more. Gives their number. For a periodic job. */
export async function removeExpiredLimits(ctx: Context): Promise<number> {
  return deleteExpiredCounts(ctx.db, ctx.now())
}
