import type { Context } from '@backarch/api'
import { inTransaction } from '@backarch/db'
import { requireUser } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import { renamePasskeyOf } from '../../repo/passkeys.ts'
import type { Passkey, RenamePasskeyInput } from '../../schemas.ts'
import { holdOwnAccount } from '../account/own-account.ts'
import { passkeyNotFound } from './passkey-not-found.ts'
import { toPasskey } from './to-passkey.ts'

/** Gives one of the caller's passkeys another name. Throws NOT_FOUND for one of somebody else as for none. */
export async function renamePasskey(ctx: Context, input: RenamePasskeyInput): Promise<Passkey> {
  const { userId } = requireUser(ctx)
  return inTransaction(ctx.db, async (tx) => {
    await holdOwnAccount(ctx, tx)
    const renamed = await renamePasskeyOf(tx, { ...input, userId })
    if (!renamed) throw passkeyNotFound()
    await recordAudit(ctx, tx, { action: 'auth.passkey_renamed', orgId: null })
    return toPasskey(renamed)
  })
}
