import type { Context } from '@backarch/api'
import { removeEndedSessions } from '@backarch/services-access'
import { removeExpiredLimits } from '@backarch/services-limits'

import { deleteExpired } from '../repo/expired.ts'
import { totpSetUpMs } from '../totp-code.ts'

/**
 * Removes what is over: tokens, challenges and flows that nobody can use any more, sessions that ended thirty days ago
 * with their refresh tokens, and counts of limits whose window is over. For an hourly job.
 */
export async function housekeep(ctx: Context): Promise<void> {
  const now = ctx.now()
  const totpBegunBefore = new Date(now.getTime() - totpSetUpMs)
  const expired = await deleteExpired(ctx.db, { now, totpBegunBefore })
  const sessions = await removeEndedSessions(ctx)
  const counts = await removeExpiredLimits(ctx)
  if (expired + sessions + counts > 0) {
    ctx.log.info({ expired, sessions, counts }, 'what was over was removed')
  }
}
