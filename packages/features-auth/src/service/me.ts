import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'
import { findAccount, requireUser } from '@backarch/services-access'

import type { AccountUser } from '../schemas.ts'
import { toUser } from './start-session.ts'

/** The caller's own account, and the session of this call. */
export async function me(ctx: Context): Promise<{ user: AccountUser; sessionId: string }> {
  const { userId, sessionId } = requireUser(ctx)
  const account = await findAccount(ctx, userId)
  if (!account) throw new AppError('UNAUTHORIZED', 'This account does not exist any more.')
  return { user: toUser(account), sessionId }
}
