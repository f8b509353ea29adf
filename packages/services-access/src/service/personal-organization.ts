import { AppError } from '@backarch/core'

import type { Organization } from '../organization.ts'

/** Throws CONFLICT (`personal_organization`) for what goes with an account and with nothing else. */
export function requireNotPersonal({ personalOf }: Organization): void {
  if (personalOf !== null) throw personal()
}

/** The same only where it would take a personal organization away from its person. */
export function requireNotItsPerson({ personalOf }: Organization, userId: string): void {
  if (personalOf === userId) throw personal()
}

function personal(): AppError {
  return new AppError(
    'CONFLICT',
    'This is a personal organization: it stays with its person and goes with their account.',
    { details: { reason: 'personal_organization' } },
  )
}
