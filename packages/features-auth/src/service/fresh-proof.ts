import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'
import { findSession, requireUser, type Session } from '@backarch/services-access'

/** How long a proof counts for what could take the account away from its owner. */
export const freshProofMs = 10 * 60 * 1000

/**
 * The session of a person who proved who they are at most ten minutes ago. Called first by whatever could take the
 * account away. Throws FORBIDDEN (`proof_too_old`) when `auth.prove` has to come first, FORBIDDEN (`no_account`) for a script.
 */
export async function requireFreshProof(ctx: Context): Promise<Session> {
  const { sessionId } = requireUser(ctx)
  const session = await findSession(ctx, sessionId)
  if (!session) throw new AppError('UNAUTHORIZED', 'Sign in first.')
  if (ctx.now().getTime() - session.authenticatedAt.getTime() <= freshProofMs) return session
  throw new AppError('FORBIDDEN', 'Prove again that it is you (auth.prove) and try again.', {
    details: { reason: 'proof_too_old' },
  })
}
