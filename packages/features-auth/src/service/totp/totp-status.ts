import type { Context } from '@backarch/api'
import { requireUser } from '@backarch/services-access'

import { countRecoveryCodes } from '../../repo/recovery-codes.ts'
import { findTotp } from '../../repo/totp.ts'
import type { TotpStatus } from '../../schemas.ts'

/** Whether the caller's account has an authenticator app, and how many recovery codes are left. */
export async function totpStatus(ctx: Context): Promise<TotpStatus> {
  const { userId } = requireUser(ctx)
  const confirmedAt = (await findTotp(ctx.db, userId))?.confirmedAt ?? null
  return {
    enabled: confirmedAt !== null,
    enabledAt: confirmedAt?.toISOString() ?? null,
    recoveryCodesLeft: await countRecoveryCodes(ctx.db, userId),
  }
}
