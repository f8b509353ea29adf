import type { Context, Principal } from '@backarch/api'
import { AppError } from '@backarch/core'

/** The person who is calling. Throws FORBIDDEN for a script, which has no account and no session. */
export function requireUser({ principal }: Context): Extract<Principal, { kind: 'user' }> {
  if (principal.kind === 'user') return principal
  throw new AppError('FORBIDDEN', 'Only a person who is signed in can do this.', {
    details: { reason: 'no_account' },
  })
}

/** Throws FORBIDDEN (`operator_only`) for everybody but a script on the server's own machine. */
export function requireOperator({ principal }: Context): void {
  if (principal.kind === 'operator') return
  throw new AppError('FORBIDDEN', 'Only the operator of this server can do this.', {
    details: { reason: 'operator_only' },
  })
}

/** What nobody is told, whatever they tried and whatever they hold. */
export function signedOut(): AppError {
  return new AppError('UNAUTHORIZED', 'Sign in first.', { details: { reason: 'signed_out' } })
}
