import { isAppError } from '@backarch/core'
import { recordAudit } from '@backarch/services-audit'

import type { OrgContext } from '../org-context.ts'

/**
 * Puts on record that a member was denied something, and why. Anything else than a denial is passed over. One that
 * cannot be recorded stays a denial, and the log tells of it.
 */
export async function recordDenial(
  ctx: OrgContext,
  procedure: string,
  error: unknown,
): Promise<void> {
  if (!isAppError(error) || (error.code !== 'FORBIDDEN' && error.code !== 'PLAN_REQUIRED')) return
  const { reason = 'denied' } = error.details
  try {
    await recordAudit(ctx, ctx.db, {
      action: 'access.denied',
      orgId: ctx.org.id,
      outcome: 'denied',
      details: { procedure, reason },
    })
  } catch (failure) {
    ctx.log.error({ err: failure, orgId: ctx.org.id, procedure }, 'a denial is not on record')
  }
}
