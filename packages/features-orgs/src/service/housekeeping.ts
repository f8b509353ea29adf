import type { Context } from '@backarch/api'
import { housekeepAccess } from '@backarch/services-access'

import { removeExpiredInvitations } from './remove-invitations.ts'

/** Ends plans that are over, removes organizations deleted long ago, and invitations that nobody took up. */
export async function keepHouse(ctx: Context): Promise<void> {
  await housekeepAccess(ctx)
  const removed = await removeExpiredInvitations(ctx)
  if (removed > 0) ctx.log.info({ removed }, 'expired invitations removed')
}
