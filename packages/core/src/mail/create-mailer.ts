import { join } from 'node:path'

import { coreEnv } from '../config/core-env.ts'
import type { Config } from '../config/load-config.ts'
import { AppError } from '../errors.ts'
import type { Logger } from '../logging/logger.ts'
import { fileMailer } from './file-mailer.ts'
import type { Mailer } from './mailer.ts'
import { smtpMailer } from './smtp-mailer.ts'

const devSender = 'Backarch <no-reply@localhost>'

/** Mail over SMTP_URL; without one, to `DATA_DIR/mail` in development, and in production to nobody with a clear error. */
export function createMailer(config: Config, log: Logger): Mailer {
  const env = config.get(coreEnv)
  const from = env.MAIL_FROM ?? devSender
  if (env.SMTP_URL !== undefined) return smtpMailer({ url: env.SMTP_URL, from })
  if (env.NODE_ENV === 'production') return unconfiguredMailer()
  return fileMailer({ folder: join(env.DATA_DIR, 'mail'), from, log })
}

function unconfiguredMailer(): Mailer {
  const message = 'No mail server is configured: set SMTP_URL and MAIL_FROM.'
  const details = { reason: 'mail_not_configured' }
  return { send: () => Promise.reject(new AppError('UNAVAILABLE', message, { details })) }
}
