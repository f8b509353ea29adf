import { AppError } from '@backarch/core'

/** One answer for what was never sent, was used, or is too old. */
export function mailedTokenRefused(): AppError {
  return new AppError('UNAUTHORIZED', 'This link is not valid any more: ask for a new one.', {
    details: { reason: 'token_refused' },
  })
}
