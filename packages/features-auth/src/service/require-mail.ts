import type { Context } from '@backarch/api'
import { AppError, coreEnv } from '@backarch/core'

/** Throws UNAVAILABLE (`mail_not_configured`) where no mail could go out, whoever it would be for. */
export function requireMail({ config }: Context): void {
  const { NODE_ENV, SMTP_URL } = config.get(coreEnv)
  if (SMTP_URL !== undefined || NODE_ENV !== 'production') return
  throw new AppError('UNAVAILABLE', 'This server sends no mail: ask whoever runs it.', {
    details: { reason: 'mail_not_configured' },
  })
}
