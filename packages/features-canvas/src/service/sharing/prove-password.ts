import type { Context } from '@backarch/api'
import { AppError, verifyPassword } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { recordAudit } from '@backarch/services-audit'
import { consumeLimit, forgiveLimit } from '@backarch/services-limits'

import type { Share } from '../../repo/shares.ts'
import { passwordLimit } from './limits.ts'

/**
 * Answers the hash that the password fits. Throws UNAUTHORIZED (`password_needed`, `password_refused`), and RATE_LIMITED
 * after ten wrong ones in a quarter of an hour, then for the right one too.
 */
export async function provePassword(
  ctx: Context,
  { orgId, id, diagramId, passwordHash }: Share,
  password: string | undefined,
): Promise<string | null> {
  if (passwordHash === null) return null
  if (password === undefined) {
    throw refusal('password_needed', 'This link asks for a password: send it with the link.')
  }
  await consumeLimit(ctx, passwordLimit, { account: id })
  const { ok } = await verifyPassword(password, passwordHash, ctx)
  if (!ok) {
    await inTransaction(ctx.db, (tx) =>
      recordAudit(ctx, tx, {
        action: 'canvas.share_denied',
        orgId,
        outcome: 'denied',
        target: { kind: 'diagram_share', id },
        details: { diagramId },
      }),
    )
    throw refusal('password_refused', 'The password is not the one of this link.')
  }
  await forgiveLimit(ctx, passwordLimit, { account: id })
  return passwordHash
}

function refusal(reason: string, message: string): AppError {
  return new AppError('UNAUTHORIZED', message, { details: { reason } })
}
