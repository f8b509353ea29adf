import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { renderSVG } from 'uqr'

import { storeUnconfirmedTotp } from '../../repo/totp.ts'
import type { TotpBegun } from '../../schemas.ts'
import { secretBox } from '../../secret-box.ts'
import { newTotpSecret, totpUri } from '../../totp-code.ts'
import { holdOwnAccount, requireOwnAccount } from '../account/own-account.ts'
import { requireFreshProof } from '../fresh-proof.ts'
import { totpOwner } from '../verify-second-factor.ts'

/**
 * Makes the secret of an authenticator app, in place of one that was begun before. It counts once a code was
 * confirmed. Throws CONFLICT (`totp_enabled`) where one counts already.
 */
export async function beginTotp(ctx: Context): Promise<TotpBegun> {
  const { userId } = await requireFreshProof(ctx)
  const { email: label } = await requireOwnAccount(ctx)
  const secret = newTotpSecret()
  const sealedSecret = secretBox(ctx).seal(secret, totpOwner(userId))
  const stored = await inTransaction(ctx.db, async (tx) => {
    await holdOwnAccount(ctx, tx)
    return storeUnconfirmedTotp(tx, { userId, sealedSecret, now: ctx.now() })
  })
  if (!stored) {
    throw new AppError(
      'CONFLICT',
      'An authenticator app is set up already: disable it (auth.totp.disable) before another one is added.',
      { details: { reason: 'totp_enabled' } },
    )
  }
  const uri = totpUri({ secret, label })
  return { secret, uri, qr: renderSVG(uri) }
}
