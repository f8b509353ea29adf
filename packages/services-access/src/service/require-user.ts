import type { Context, Principal } from '@backarch/api'
import { AppError } from '@backarch/core'

/** The person who is calling. Throws FORBIDDEN for a script, which has no account and no session. */
export function requireUser({ principal }: Context): Extract<Principal, { kind: 'user' }> {
  if (principal.kind === 'user') return principal
  throw new AppError('FORBIDDEN', 'Only a person who is signed in can do this.', {
    details: { reason: 'no_account' },
  })
}

/** What nobody is told, whatever they tried and whatever they hold. */
export function signedOut(): AppError {
  return new AppError('UNAUTHORIZED', 'Sign in first.', { details: { reason: 'signed_out' } })
}
