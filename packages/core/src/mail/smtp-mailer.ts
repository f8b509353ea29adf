import { AppError } from '../errors.ts'
import { envelope } from './envelope.ts'
import type { Mailer } from './mailer.ts'

const timeouts = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 15_000 }

/**
 * Sends over one SMTP server. Beyond this machine the connection must be encrypted, unless the URL says
 * `?requireTLS=false`, e.g. for a relay on a private network.
 */
export function smtpMailer(options: { readonly url: string; readonly from: string }): Mailer {
  const { hostname, searchParams } = new URL(options.url)
  const mayBePlain = isLoopback(hostname) || searchParams.get('requireTLS') === 'false'
  return {
    send: async (message) => {
      const mail = envelope(message, options.from)
      const { createTransport } = await import('nodemailer')
      const transport = createTransport({ url: options.url, requireTLS: !mayBePlain, ...timeouts })
      try {
        await transport.sendMail(mail)
      } catch (error) {
        throw new AppError('UNAVAILABLE', 'The message could not be sent: try again in a moment.', {
          cause: error,
          details: { reason: 'mail_unavailable' },
        })
      } finally {
        transport.close()
      }
    },
  }
}

function isLoopback(hostname: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)
}
