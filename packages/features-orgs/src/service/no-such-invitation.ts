import { AppError } from '@backarch/core'

/** For one that is accepted, withdrawn, expired or void, as for one that never existed. */
export function noSuchInvitation(): AppError {
  return new AppError('NOT_FOUND', 'There is no such invitation any more: ask for a new one.', {
    details: { reason: 'invitation_not_found' },
  })
}
