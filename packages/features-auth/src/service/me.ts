import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'

import { findUserById } from '../repo.ts'
import type { AccountUser } from '../schemas.ts'
import { requireUser } from './require-user.ts'

/** The caller's own account, and the session of this call. */
export async function me(ctx: Context): Promise<{ user: AccountUser; sessionId: string }> {
  const { userId, sessionId } = requireUser(ctx)
  const user = await findUserById(ctx.db, userId)
  if (!user) throw new AppError('UNAUTHORIZED', 'This account does not exist any more.')
  return { user, sessionId }
}
