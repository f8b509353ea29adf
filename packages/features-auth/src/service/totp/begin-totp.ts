import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'
import { findAccount } from '@backarch/services-access'
import { renderSVG } from 'uqr'

import { storeUnconfirmedTotp } from '../../repo/totp.ts'
import type { TotpBegun } from '../../schemas.ts'
import { secretBox } from '../../secret-box.ts'
import { newTotpSecret, totpUri } from '../../totp-code.ts'
import { requireFreshProof } from '../fresh-proof.ts'
import { totpOwner } from '../verify-second-factor.ts'

/**
 * Makes the secret of an authenticator app, in place of one that was begun before. It counts once a code was
 * confirmed. Throws CONFLICT (`totp_enabled`) where one counts already.
 */
export async function beginTotp(ctx: Context): Promise<TotpBegun> {
  const { userId } = await requireFreshProof(ctx)
  const account = await findAccount(ctx, userId)
  if (!account) throw new AppError('UNAUTHORIZED', 'This account does not exist any more.')
  const secret = newTotpSecret()
  const sealedSecret = secretBox(ctx).seal(secret, totpOwner(userId))
  if (!(await storeUnconfirmedTotp(ctx.db, { userId, sealedSecret, now: ctx.now() }))) {
    throw new AppError(
      'CONFLICT',
      'An authenticator app is set up already: disable it (auth.totp.disable) before another one is added.',
      { details: { reason: 'totp_enabled' } },
    )
  }
  const uri = totpUri({ secret, label: account.email })
  return { secret, uri, qr: renderSVG(uri) }
}
