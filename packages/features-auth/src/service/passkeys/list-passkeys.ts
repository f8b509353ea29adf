import type { Context } from '@backarch/api'
import { requireUser } from '@backarch/services-access'

import { findPasskeysOf } from '../../repo/passkeys.ts'
import type { Passkey } from '../../schemas.ts'
import { toPasskey } from './to-passkey.ts'

/** The caller's passkeys, the newest first. */
export async function listPasskeys(ctx: Context): Promise<{ passkeys: Passkey[] }> {
  const { userId } = requireUser(ctx)
  const passkeys = await findPasskeysOf(ctx.db, userId)
  return { passkeys: passkeys.map(toPasskey) }
}
