import type { Context } from '@backarch/api'
import { inTransaction } from '@backarch/db'
import { renameAccount, requireUser } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import type { AccountUser, RenameInput } from '../../schemas.ts'
import { toUser } from '../start-session.ts'
import { lockOwnAccount } from './own-account.ts'

/** What the caller is called from now on. */
export async function renameOwnAccount(ctx: Context, { name }: RenameInput): Promise<AccountUser> {
  const { userId: id } = requireUser(ctx)
  return inTransaction(ctx.db, async (tx) => {
    await lockOwnAccount(ctx, tx)
    const account = await renameAccount(ctx, tx, { id, name })
    await recordAudit(ctx, tx, { action: 'auth.account_renamed', orgId: null })
    return toUser(account)
  })
}
