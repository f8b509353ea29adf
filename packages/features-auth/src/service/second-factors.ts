import type { Context } from '@backarch/api'

import { hasPasskey } from '../repo/passkeys.ts'
import { hasConfirmedTotp } from '../repo/totp.ts'
import type { SecondFactorMethod } from '../schemas.ts'

/** What an account can answer as its second proof; empty where it asks for none. */
export async function secondFactorsOf(
  ctx: Context,
  userId: string,
): Promise<readonly SecondFactorMethod[]> {
  if (!(await hasConfirmedTotp(ctx.db, userId))) return []
  const passkey = await hasPasskey(ctx.db, userId)
  return passkey ? ['totp', 'recovery_code', 'passkey'] : ['totp', 'recovery_code']
}
