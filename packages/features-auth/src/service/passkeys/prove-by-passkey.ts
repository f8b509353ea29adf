import type { Context } from '@backarch/api'
import { markAuthenticated, requireUser } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import type { PasskeyRequest, Proved, ProvePasskeyInput } from '../../schemas.ts'
import { freshProofMs } from '../fresh-proof.ts'
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
  const { userId, sessionId } = requireUser(ctx)
  const attempt = { purpose: 'prove', userId, assertion: passkey } as const
  await withPasskey(ctx, attempt, async (tx) => {
    await markAuthenticated(ctx, tx, sessionId)
    const details = { method: 'passkey' }
    await recordAudit(ctx, tx, { action: 'auth.proof_given', orgId: null, details })
  })
  return {
    status: 'proved',
    freshUntil: new Date(ctx.now().getTime() + freshProofMs).toISOString(),
  }
}
