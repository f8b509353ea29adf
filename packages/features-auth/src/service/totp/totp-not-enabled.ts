import { AppError } from '@backarch/core'

export function totpNotEnabled(): AppError {
  return new AppError(
    'CONFLICT',
    'No authenticator app is set up: add one first (auth.totp.begin).',
    {
      details: { reason: 'totp_not_enabled' },
    },
  )
}
