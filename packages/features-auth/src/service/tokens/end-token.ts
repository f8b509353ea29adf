import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { endSession, findSession, requireUser } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import type { Ended, EndTokenInput } from '../../schemas.ts'
import { holdOwnAccount } from '../account/own-account.ts'
import { notify } from '../notify.ts'

/**
 * Ends one of the caller's personal access tokens: refused everywhere from the next call on. Throws NOT_FOUND
 * (`token_not_found`) for one that has ended, never was, or is somebody else's. Asks for no fresh proof: taking a
 * permission away is never to be put off.
 */
export async function endToken(ctx: Context, { tokenId: id }: EndTokenInput): Promise<Ended> {
  const { userId } = requireUser(ctx)
  await inTransaction(ctx.db, async (tx) => {
    await holdOwnAccount(ctx, tx)
    const session = await findSession(ctx, id, tx)
    const known = session?.kind === 'personal' && (await endSession(ctx, tx, { id, userId }))
    if (!known) throw unknown()
    const target = { kind: 'personal_token', id }
    await recordAudit(ctx, tx, { action: 'auth.token_ended', orgId: null, target })
  })
  await notify(ctx, userId, 'A personal access token of your account was ended.')
  return { ended: 1 }
}

function unknown(): AppError {
  return new AppError('NOT_FOUND', 'There is no such token, or it has ended.', {
    details: { reason: 'token_not_found' },
  })
}
