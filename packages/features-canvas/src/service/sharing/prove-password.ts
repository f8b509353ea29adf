import type { Context } from '@backarch/api'
import { AppError, hashPassword, verifyPassword } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { recordAudit } from '@backarch/services-audit'
import { consumeLimit, forgiveLimit } from '@backarch/services-limits'

import { replacePasswordHash, type Share } from '../../repo/shares.ts'
import { passwordLimit } from './limits.ts'

/**
 * Answers the hash that the password fits, made anew where it is of older parameters. Throws UNAUTHORIZED
 * (`password_needed`, `password_refused`), and RATE_LIMITED after twenty wrong ones in a quarter of an hour, then for the
 * right one too.
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
  const { ok, needsRehash } = await verifyPassword(password, passwordHash, ctx)
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
  if (!needsRehash) return passwordHash
  const to = await hashPassword(password, ctx)
  await replacePasswordHash(ctx.db, { orgId, id, from: passwordHash, to })
  return to
}

function refusal(reason: string, message: string): AppError {
  return new AppError('UNAUTHORIZED', message, { details: { reason } })
}
