import { AppError } from '@backarch/core'

export function passkeyNotFound(): AppError {
  return new AppError('NOT_FOUND', 'You have no such passkey.', {
    details: { reason: 'passkey_not_found' },
  })
}
