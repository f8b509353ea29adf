import type { Context } from '@backarch/api'
import { inTransaction } from '@backarch/db'
import { recordAudit } from '@backarch/services-audit'

import { deletePasskeyOf } from '../../repo/passkeys.ts'
import type { PasskeyRemoved, RemovePasskeyInput } from '../../schemas.ts'
import { lockOwnAccount } from '../account/own-account.ts'
import { requireFreshProof } from '../fresh-proof.ts'
import { notify } from '../notify.ts'
import { requireAnotherWayIn } from '../require-another-way-in.ts'
import { passkeyNotFound } from './passkey-not-found.ts'

/**
 * Removes one of the caller's passkeys. Throws NOT_FOUND for one of somebody else as for none, and CONFLICT
 * (`last_way_in`) when there is neither another one, nor a password, nor a provider.
 */
export async function removePasskey(
  ctx: Context,
  { id }: RemovePasskeyInput,
): Promise<PasskeyRemoved> {
  const { userId } = await requireFreshProof(ctx)
  await inTransaction(ctx.db, async (tx) => {
    await lockOwnAccount(ctx, tx)
    if (!(await deletePasskeyOf(tx, { id, userId }))) throw passkeyNotFound()
    await requireAnotherWayIn(tx, userId)
    await recordAudit(ctx, tx, { action: 'auth.passkey_removed', orgId: null })
  })
  await notify(ctx, userId, 'A passkey was removed from your account.')
  return { status: 'removed' }
}
