import type { Context } from '@backarch/api'
import { recordAudit } from '@backarch/services-audit'

import { replaceRecoveryCodes } from '../../repo/recovery-codes.ts'
import { deleteTotp, hasConfirmedTotp } from '../../repo/totp.ts'
import type { DisableTotpInput, TotpDisabled } from '../../schemas.ts'
import { requireFreshProof } from '../fresh-proof.ts'
import { notify } from '../notify.ts'
import { withSecondFactor } from '../with-second-factor.ts'
import { totpNotEnabled } from './totp-not-enabled.ts'

/**
 * From now on signing in asks for no second proof; the recovery codes go too. Takes one of them or a code of the app,
 * so that a session alone cannot do it. Throws CONFLICT (`totp_not_enabled`) and what `withSecondFactor` throws.
 */
export async function disableTotp(
  ctx: Context,
  { proof }: DisableTotpInput,
): Promise<TotpDisabled> {
  const { userId } = await requireFreshProof(ctx)
  if (!(await hasConfirmedTotp(ctx.db, userId))) throw totpNotEnabled()
  await withSecondFactor(ctx, { userId, proof, denied: 'auth.proof_denied' }, async (tx) => {
    await deleteTotp(tx, userId)
    await replaceRecoveryCodes(tx, { userId, hashes: [], now: ctx.now() })
    await recordAudit(ctx, tx, { action: 'auth.totp_disabled', orgId: null })
  })
  await notify(
    ctx,
    userId,
    'The authenticator app was removed from your account: your password is enough again.',
  )
  return { status: 'disabled' }
}
