import type { Context } from '@backarch/api'
import { inTransaction } from '@backarch/db'

import { lockConfirmedTotp } from '../../repo/totp.ts'
import type { RecoveryCodes } from '../../schemas.ts'
import { holdOwnAccount } from '../account/own-account.ts'
import { requireFreshProof } from '../fresh-proof.ts'
import { notify } from '../notify.ts'
import { totpNotEnabled } from '../totp/totp-not-enabled.ts'
import { makeRecoveryCodes } from './make-recovery-codes.ts'

/** Ten new recovery codes; the earlier ones are worth nothing from now on. Throws CONFLICT (`totp_not_enabled`). */
export async function renewRecoveryCodes(ctx: Context): Promise<RecoveryCodes> {
  const { userId } = await requireFreshProof(ctx)
  const recoveryCodes = await inTransaction(ctx.db, async (tx) => {
    await holdOwnAccount(ctx, tx)
    if (!(await lockConfirmedTotp(tx, userId))) throw totpNotEnabled()
    return makeRecoveryCodes(ctx, tx, userId)
  })
  await notify(ctx, userId, 'New recovery codes were made for your account.')
  return { recoveryCodes }
}
