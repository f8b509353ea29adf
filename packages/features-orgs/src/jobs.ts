import { housekeepAccess } from '@backarch/services-access'
import { defineScheduledJob } from '@backarch/services-jobs'

import { removeExpiredInvitations } from './service/remove-invitations.ts'

/** Each looks for what is over: what was dealt with is not found again. */
export const jobs = [
  defineScheduledJob({
    name: 'orgs.keep_organizations',
    schedule: 'hourly',
    run: housekeepAccess,
  }),
  defineScheduledJob({
    name: 'orgs.remove_expired_invitations',
    schedule: 'hourly',
    run: async (ctx) => {
      const removed = await removeExpiredInvitations(ctx)
      if (removed > 0) ctx.log.info({ removed }, 'expired invitations removed')
    },
  }),
]
