import type { Context } from '@backarch/api'

import { askShared } from '../ask-shared.ts'
import { bucketsOf } from '../buckets-of.ts'
import type { AccountLimit } from '../limit.ts'
import { forgetLocally } from '../local-counts.ts'
import { startPatience } from '../patience.ts'
import { deleteCounts } from '../repo.ts'

/**
 * After a success: the account's count starts anew. Those of the address and its network go on, so that nobody buys
 * attempts at other accounts by signing in to their own. Call it outside of a transaction.
 */
export async function forgiveLimit(
  ctx: Context,
  limit: AccountLimit,
  { account }: { readonly account: string },
): Promise<void> {
  const buckets = bucketsOf({ now: ctx.now, peer: null }, limit, account)
  await Promise.all(buckets.map(forgetLocally))
  using patience = startPatience(ctx.db)
  const keys = buckets.map(({ key }) => key)
  await askShared(ctx, patience, (db) => deleteCounts(db, keys))
}
