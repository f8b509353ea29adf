import type { Context } from '@backarch/api'
import { inTransaction } from '@backarch/db'
import { endSessions, requireUser } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import type { Ended } from '../../schemas.ts'
import { holdOwnAccount } from '../account/own-account.ts'

/** Ends whatever else can act as the caller, personal access tokens too. */
export async function endOtherSessions(ctx: Context): Promise<Ended> {
  const { userId, sessionId } = requireUser(ctx)
  return inTransaction(ctx.db, async (tx) => {
    await holdOwnAccount(ctx, tx)
    const ended = await endSessions(ctx, tx, { userId, except: sessionId })
    const details = { others: true, ended }
    await recordAudit(ctx, tx, { action: 'auth.session_ended', orgId: null, details })
    return { ended }
  })
}
