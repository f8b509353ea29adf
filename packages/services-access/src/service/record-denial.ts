import { isAppError } from '@backarch/core'
import { consumeLimit, defineLimit } from '@backarch/services-limits'

import type { OrgContext } from '../org-context.ts'
import { recordUnlessGone } from './record-unless-gone.ts'

/** What one member is denied more often than this says nothing new, and the log is kept for ever. */
const denialLimit = defineLimit({
  name: 'access.denied',
  account: { attempts: 200, seconds: 60 * 60 },
})

/**
 * Puts on record that a member was denied something, and why. Anything else than a denial is passed over. One that
 * cannot be recorded stays a denial, and the server's log tells of it.
 */
export async function recordDenial(
  ctx: OrgContext,
  procedure: string,
  error: unknown,
): Promise<void> {
  if (!isAppError(error) || (error.code !== 'FORBIDDEN' && error.code !== 'PLAN_REQUIRED')) return
  const { principal, org } = ctx
  const { reason = 'denied' } = error.details
  try {
    if (principal.kind === 'user') {
      await consumeLimit(ctx, denialLimit, { account: `${org.id} ${principal.userId}` })
    }
    await recordUnlessGone(ctx, {
      action: 'access.denied',
      orgId: org.id,
      outcome: 'denied',
      details: { procedure, reason },
    })
  } catch (failure) {
    // The first one too many was logged where it was counted.
    if (isAppError(failure) && failure.code === 'RATE_LIMITED') return
    ctx.log.error({ err: failure, orgId: org.id, procedure }, 'a denial is not on record')
  }
}
