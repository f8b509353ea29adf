import { AppError } from '../errors.ts'
import type { MailMessage } from './mailer.ts'

const address = /^[^\s@<>()[\]\\,;:"]{1,64}@[^\s@<>()[\]\\,;:"]{1,255}$/u

/** What nodemailer is given. Refuses whatever could start a second header or reach a second recipient. */
export function envelope(message: MailMessage, from: string) {
  if (!address.test(message.to) || hasControl(message.to)) {
    throw refusal('The e-mail address is not one address: write it as name@example.com.')
  }
  if (hasControl(message.subject)) throw refusal('The subject of a message must be one line.')
  return {
    from,
    to: { name: '', address: message.to },
    subject: message.subject,
    text: message.text,
    ...(message.html === undefined ? {} : { html: message.html }),
    // A message is what it says; it never pulls in files or pages.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function hasControl(text: string): boolean {
  return /[\p{Cc}\u2028\u2029]/u.test(text)
}

function refusal(message: string): AppError {
  return new AppError('VALIDATION', message, { details: { reason: 'mail_header' } })
}
