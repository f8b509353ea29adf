import type { Context } from '@backarch/api'

import { hasConfirmedTotp } from '../repo/totp.ts'
import type { SecondFactorMethod } from '../schemas.ts'

/** What an account can answer as its second proof; empty where it asks for none. */
export async function secondFactorsOf(
  ctx: Context,
  userId: string,
): Promise<readonly SecondFactorMethod[]> {
  return (await hasConfirmedTotp(ctx.db, userId)) ? ['totp', 'recovery_code'] : []
}
