import type { Context } from '@backarch/api'
import { newOpaqueToken } from '@backarch/core'
import { findAccountByEmail } from '@backarch/services-access'
import { consumeLimit } from '@backarch/services-limits'

import { signUpLimit } from '../limits.ts'
import { confirmSignUpMail, knownAddressMail } from '../mails.ts'
import { insertSignUp } from '../repo/sign-ups.ts'
import type { MailSent, SignUpInput } from '../schemas.ts'

const lifetimeMs = 24 * 60 * 60 * 1000

/**
 * Sends a mail to the address and answers the same, after the same work, whether or not the address has an account:
 * the mail says which. Nothing but the address is kept: name and password are chosen by whoever gets the mail, so
 * nobody can prepare an account for somebody else to walk into. Several open sign-ups of one address stay good until
 * one of them is confirmed, so that nobody can void another's.
 */
export async function signUp(ctx: Context, { email }: SignUpInput): Promise<MailSent> {
  await consumeLimit(ctx, signUpLimit, { account: email })
  const account = await findAccountByEmail(ctx, email)
  const { token, hash: tokenHash } = newOpaqueToken('su')
  const createdAt = ctx.now()
  const expiresAt = new Date(createdAt.getTime() + lifetimeMs)
  // Stored for a known address too: the work is the same, and nobody is ever sent that token.
  await insertSignUp(ctx.db, { tokenHash, email, createdAt, expiresAt })
  await ctx.mail.send(
    account ? knownAddressMail(ctx, { to: email }) : confirmSignUpMail(ctx, { to: email, token }),
  )
  return { status: 'mail_sent' }
}
