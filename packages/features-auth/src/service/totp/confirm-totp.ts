import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { recordAudit } from '@backarch/services-audit'

import { confirmTotp as storeConfirmed, findTotp } from '../../repo/totp.ts'
import type { ConfirmTotpInput, RecoveryCodes } from '../../schemas.ts'
import { secretBox } from '../../secret-box.ts'
import { totpSetUpMs, totpStepOf } from '../../totp-code.ts'
import { holdOwnAccount } from '../account/own-account.ts'
import { requireFreshProof } from '../fresh-proof.ts'
import { notify } from '../notify.ts'
import { makeRecoveryCodes } from '../recovery-codes/make-recovery-codes.ts'
import { totpOwner } from '../verify-second-factor.ts'

/**
 * A first code shows that the app has the secret: signing in asks for one from now on. Answers the recovery codes,
 * this once. Throws CONFLICT (`totp_not_begun`), and VALIDATION (`code_refused`) for a wrong code.
 */
export async function confirmTotp(
  ctx: Context,
  { code }: ConfirmTotpInput,
): Promise<RecoveryCodes> {
  const { userId } = await requireFreshProof(ctx)
  const now = ctx.now()
  const begun = await findTotp(ctx.db, userId)
  if (!begun || begun.confirmedAt || now.getTime() - begun.createdAt.getTime() > totpSetUpMs) {
    throw notBegun()
  }
  const { sealedSecret } = begun
  const step = totpStepOf(secretBox(ctx).open(sealedSecret, totpOwner(userId)), code, now)
  if (step === null) {
    throw new AppError(
      'VALIDATION',
      'This code is not right: enter the one that the app shows now, and check the clock of its device.',
      { details: { reason: 'code_refused' } },
    )
  }
  const recoveryCodes = await inTransaction(ctx.db, async (tx) => {
    await holdOwnAccount(ctx, tx)
    if (!(await storeConfirmed(tx, { userId, sealedSecret, step, now }))) throw notBegun()
    await recordAudit(ctx, tx, { action: 'auth.totp_enabled', orgId: null })
    return makeRecoveryCodes(ctx, tx, userId)
  })
  await notify(ctx, userId, 'An authenticator app was added to your account.')
  return { recoveryCodes }
}

function notBegun(): AppError {
  return new AppError('CONFLICT', 'There is nothing to confirm: begin again (auth.totp.begin).', {
    details: { reason: 'totp_not_begun' },
  })
}
