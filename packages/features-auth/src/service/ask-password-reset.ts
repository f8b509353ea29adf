import type { Context } from '@backarch/api'
import { newOpaqueToken } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { findAccountByEmail, holdAccount } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'
import { consumeLimit } from '@backarch/services-limits'

import { askResetLimit } from '../limits.ts'
import { resetPasswordMail } from '../mails.ts'
import { deletePasswordResetsOf, insertPasswordReset } from '../repo/password-resets.ts'
import type { AskPasswordResetInput, MailSent } from '../schemas.ts'
import { inBackground } from './in-background.ts'
import { requireMail } from './require-mail.ts'

const lifetimeMs = 60 * 60 * 1000

/**
 * Sends a link to the address, if it has an account. The answer comes before anything is looked up, so neither it nor
 * its time tells whether that is so. An account without a password may get one this way. Older links are void.
 */
export async function askPasswordReset(
  ctx: Context,
  { email }: AskPasswordResetInput,
): Promise<MailSent> {
  requireMail(ctx)
  await consumeLimit(ctx, askResetLimit, { account: email })
  await inBackground(ctx, 'a password reset', () => sendReset(ctx, email))
  return { status: 'mail_sent' }
}

async function sendReset(ctx: Context, email: string): Promise<void> {
  const account = await findAccountByEmail(ctx, email)
  if (!account || account.disabledAt !== null) return
  const userId = account.id
  const { token, hash: tokenHash } = newOpaqueToken('pr')
  const createdAt = ctx.now()
  const expiresAt = new Date(createdAt.getTime() + lifetimeMs)
  await inTransaction(ctx.db, async (tx) => {
    if (!(await holdAccount(ctx, tx, userId))) return
    await deletePasswordResetsOf(tx, userId)
    await insertPasswordReset(tx, { tokenHash, userId, createdAt, expiresAt })
    const target = { kind: 'user', id: userId }
    await recordAudit(ctx, tx, { action: 'auth.password_reset_asked', orgId: null, target })
  })
  await ctx.mail.send(resetPasswordMail(ctx, { to: account.email, token }))
}
