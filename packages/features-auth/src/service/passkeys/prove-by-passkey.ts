import type { Context } from '@backarch/api'
import { requireUser } from '@backarch/services-access'

import type { PasskeyRequest, Proved, ProvePasskeyInput } from '../../schemas.ts'
import { markProved } from '../mark-proved.ts'
import { requestPasskey } from './request-passkey.ts'
import { withPasskey } from './with-passkey.ts'

/** Asks for a passkey of the person who is calling, as a fresh proof. */
export async function beginProveByPasskey(ctx: Context): Promise<PasskeyRequest> {
  const { userId } = requireUser(ctx)
  return requestPasskey(ctx, { purpose: 'prove', userId })
}

/** The person shows again who they are, by a passkey alone. Throws UNAUTHORIZED (`passkey_refused`). */
export async function proveByPasskey(
  ctx: Context,
  { passkey }: ProvePasskeyInput,
): Promise<Proved> {
  const { userId } = requireUser(ctx)
  const attempt = { purpose: 'prove', userId, assertion: passkey } as const
  return withPasskey(ctx, attempt, (tx) => markProved(ctx, tx, 'passkey'))
}
