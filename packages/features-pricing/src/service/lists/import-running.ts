import { AppError } from '@backarch/core'

/** Somebody else is at it. */
export function importRunning(): AppError {
  return new AppError(
    'CONFLICT',
    'This file is being imported by another command: wait until that has ended.',
    { details: { reason: 'import_running' } },
  )
}
