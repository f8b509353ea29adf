import type { Context } from '@backarch/api'
import type { MailMessage } from '@backarch/core'

/** A page of the web client. The token is in the fragment, which no log, proxy or referrer sees. */
function link({ publicUrl }: Context, page: string, token: string): string {
  return `${publicUrl}/${page}#token=${token}`
}

interface To {
  readonly to: string
}

interface ToWithToken extends To {
  readonly token: string
}

export function confirmSignUpMail(ctx: Context, { to, token }: ToWithToken): MailMessage {
  return {
    to,
    subject: 'Confirm your address',
    text: lines(
      'Somebody, we hope you, wants an account at Backarch with this address.',
      'Confirm that it is yours within 24 hours, and choose a password:',
      link(ctx, 'confirm-sign-up', token),
      'If it was not you, do nothing: there is no account without you.',
    ),
  }
}

/** For an address that has an account: tells its owner, and nobody else. */
export function knownAddressMail(ctx: Context, { to }: To): MailMessage {
  return {
    to,
    subject: 'You have an account already',
    text: lines(
      'Somebody, we hope you, wanted an account at Backarch with this address, which has one already.',
      `Sign in with it: ${ctx.publicUrl}/sign-in`,
      `If you do not know the password any more: ${ctx.publicUrl}/reset-password`,
      'If it was not you, do nothing: nothing has changed.',
    ),
  }
}

export function resetPasswordMail(ctx: Context, { to, token }: ToWithToken): MailMessage {
  return {
    to,
    subject: 'Reset your password',
    text: lines(
      'Somebody, we hope you, asked to reset the password of your account at Backarch.',
      'Choose a new one within an hour:',
      link(ctx, 'reset-password', token),
      'If it was not you, do nothing: your password is as it was.',
    ),
  }
}

export function changeEmailMail(ctx: Context, { to, token }: ToWithToken): MailMessage {
  return {
    to,
    subject: 'Confirm your new address',
    text: lines(
      'Somebody, we hope you, wants this to be the address of their account at Backarch.',
      'Where you are signed in, confirm it within an hour:',
      link(ctx, 'confirm-email', token),
      'If it was not you, do nothing.',
    ),
  }
}

/** For an address that somebody else wants and that has an account: tells its owner, and nobody else. */
export function takenAddressMail(ctx: Context, { to }: To): MailMessage {
  return {
    to,
    subject: 'This address has an account already',
    text: lines(
      'Somebody, we hope you, wants this to be the address of another account at Backarch. It has an account already, so nothing has changed.',
      `If it was you, delete that account or choose another address: ${ctx.publicUrl}/sign-in`,
      'If it was not you, do nothing.',
    ),
  }
}

/** A security notice: what happened to the account, when, and what to do if it was somebody else. */
interface Notice extends To {
  /** What a person is to know, e.g. `The password of your account was changed.` */
  readonly happened: string
  /** Whether a password reset helps; not where the account is gone, or belongs to another address. */
  readonly resetHelps?: boolean
}

function noticeMail(ctx: Context, { to, happened, resetHelps = true }: Notice): MailMessage {
  return {
    to,
    subject: 'Something changed in your account',
    text: lines(
      happened,
      `When: ${ctx.now().toISOString()}`,
      resetHelps
        ? `If this was not you, reset your password at once: ${ctx.publicUrl}/reset-password. Then look whether every session, passkey and linked provider is yours.`
        : `If this was not you, write to whoever runs ${ctx.publicUrl} at once.`,
    ),
  }
}

/** Sends a notice after the commit of what it is about. One that cannot be sent is logged and breaks nothing. */
export async function sendNotice(ctx: Context, notice: Notice): Promise<void> {
  try {
    await ctx.mail.send(noticeMail(ctx, notice))
  } catch (error) {
    ctx.log.error({ err: error, happened: notice.happened }, 'a notice was not sent')
  }
}

function lines(...paragraphs: readonly string[]): string {
  return `${paragraphs.join('\n\n')}\n`
}
