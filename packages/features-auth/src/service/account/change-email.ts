import type { Context } from '@backarch/api'
import { AppError, newOpaqueToken } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { findAccountByEmail } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'
import { consumeLimit } from '@backarch/services-limits'

import { changeEmailLimit, mailToLimit } from '../../limits.ts'
import { changeEmailMail, sendNotice, takenAddressMail } from '../../mails.ts'
import { deleteEmailChangesOf, insertEmailChange } from '../../repo/email-changes.ts'
import type { ChangeEmailInput, MailSent } from '../../schemas.ts'
import { requireFreshProof } from '../fresh-proof.ts'
import { holdOwnAccount, requireOwnAccount } from './own-account.ts'

const lifetimeMs = 60 * 60 * 1000

/**
 * Sends a link to the new address; `confirmEmailChange` makes the change. Answers the same, after the same work, when
 * that address has an account: then the mail tells its owner so. The old address is told at once, while there is time to
 * prevent it. A wish of before is void.
 */
export async function changeEmail(ctx: Context, { email }: ChangeEmailInput): Promise<MailSent> {
  const { userId } = await requireFreshProof(ctx)
  const account = await requireOwnAccount(ctx)
  if (email === account.email) {
    throw new AppError('VALIDATION', 'This is the address of your account already.', {
      details: { reason: 'email_unchanged' },
    })
  }
  await consumeLimit(ctx, changeEmailLimit, { account: userId })
  await consumeLimit(ctx, mailToLimit, { account: email })
  const taken = await findAccountByEmail(ctx, email)
  const { token, hash: tokenHash } = newOpaqueToken('ec')
  const createdAt = ctx.now()
  const expiresAt = new Date(createdAt.getTime() + lifetimeMs)
  await inTransaction(ctx.db, async (tx) => {
    await holdOwnAccount(ctx, tx)
    await deleteEmailChangesOf(tx, userId)
    await insertEmailChange(tx, { tokenHash, userId, email, createdAt, expiresAt })
    await recordAudit(ctx, tx, { action: 'auth.email_change_asked', orgId: null })
  })
  await ctx.mail.send(
    taken ? takenAddressMail(ctx, { to: email }) : changeEmailMail(ctx, { to: email, token }),
  )
  const happened = 'Somebody asked to change the address of your account to another one.'
  await sendNotice(ctx, { to: account.email, happened })
  return { status: 'mail_sent' }
}
