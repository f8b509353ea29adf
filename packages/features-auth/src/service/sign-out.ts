import type { Context } from '@backarch/api'
import { inTransaction } from '@backarch/db'
import { endSession, holdAccount, requireUser } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import { clearSessionCookie } from '../session-cookie.ts'

/** Ends the caller's session: from the next call on, whatever stands for it is refused everywhere. */
export async function signOut(ctx: Context): Promise<void> {
  const { sessionId: id, userId } = requireUser(ctx)
  await inTransaction(ctx.db, async (tx) => {
    const exists = await holdAccount(ctx, tx, userId)
    const ended = exists && (await endSession(ctx, tx, { id, userId }))
    if (ended) await recordAudit(ctx, tx, { action: 'auth.signed_out', orgId: null })
  })
  ctx.setCookie?.(clearSessionCookie())
}
