import type { Context } from '@backarch/api'
import { inTransaction } from '@backarch/db'
import { recordAudit } from '@backarch/services-audit'

import { holdAccountRow } from '../repo/accounts.ts'

/**
 * Puts on record what a caller did, or was denied, that stores nothing else. A caller whose account is deleted in this
 * moment is not on record: the log has forgotten them already.
 */
export async function recordUnlessGone(
  ctx: Context,
  record: Parameters<typeof recordAudit>[2],
): Promise<void> {
  const { principal } = ctx
  await inTransaction(ctx.db, async (tx) => {
    if (principal.kind === 'user' && !(await holdAccountRow(tx, principal.userId))) return
    await recordAudit(ctx, tx, record)
  })
}
