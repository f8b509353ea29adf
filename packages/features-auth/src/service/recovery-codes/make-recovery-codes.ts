import type { Context } from '@backarch/api'
import type { Db } from '@backarch/db'
import { recordAudit } from '@backarch/services-audit'

import { hashRecoveryCode, newRecoveryCode } from '../../recovery-code.ts'
import { replaceRecoveryCodes } from '../../repo/recovery-codes.ts'

const howMany = 10

/** Ten new codes in place of all earlier ones; `tx` holds a lock on the account's authenticator. */
export async function makeRecoveryCodes(ctx: Context, tx: Db, userId: string): Promise<string[]> {
  const codes = Array.from({ length: howMany }, newRecoveryCode)
  const hashes = codes.map((code) => hashRecoveryCode(userId, code.replaceAll('-', '')))
  await replaceRecoveryCodes(tx, { userId, hashes, now: ctx.now() })
  await recordAudit(ctx, tx, { action: 'auth.recovery_codes_made', orgId: null })
  return codes
}
