import type { Context } from '@backarch/api'
import type { MailMessage } from '@backarch/core'

/** A page of the web client. The token is in the fragment, which no log, proxy or referrer sees. */
function link({ publicUrl }: Context, page: string, token: string): string {
  return `${publicUrl}/${page}#token=${token}`
}

interface To {
  readonly to: string
}

export function confirmSignUpMail(
  ctx: Context,
  { to, token }: To & { readonly token: string },
): MailMessage {
  return {
    to,
    subject: 'Confirm your address',
    text: lines(
      'Somebody, we hope you, wants an account at Backarch with this address.',
      'Confirm that it is yours within 24 hours:',
      link(ctx, 'confirm-sign-up', token),
      'If it was not you, do nothing: there is no account then.',
    ),
  }
}

/** Security notices of one form: what happened to the account, when, and what to do if it was somebody else. */
export function noticeMail(
  ctx: Context,
  {
    to,
    happened,
  }: To & {
    /** One sentence, e.g. `The password of your account was changed.` */
    readonly happened: string
  },
): MailMessage {
  return {
    to,
    subject: 'Something changed in your account',
    text: lines(
      happened,
      `When: ${ctx.now().toISOString()}`,
      `If this was not you, reset your password at once and look at your sessions: ${ctx.publicUrl}/reset-password`,
    ),
  }
}

/** Sends a notice after the commit of what it is about. One that cannot be sent is logged and breaks nothing. */
export async function sendNotice(
  ctx: Context,
  notice: To & { readonly happened: string },
): Promise<void> {
  try {
    await ctx.mail.send(noticeMail(ctx, notice))
  } catch (error) {
    ctx.log.error({ err: error, happened: notice.happened }, 'a notice was not sent')
  }
}

function lines(...paragraphs: readonly string[]): string {
  return `${paragraphs.join('\n\n')}\n`
}
