import type { Context } from '@backarch/api'
import { listSessions, requireUser } from '@backarch/services-access'

import type { TokenView } from '../../schemas.ts'
import { toTokenView } from './token-view.ts'

/** The caller's personal access tokens that can be used, the newest first. Their secrets are not stored. */
export async function listTokens(ctx: Context): Promise<{ items: TokenView[] }> {
  const { userId } = requireUser(ctx)
  const found = await listSessions(ctx, userId, { kind: 'personal' })
  return { items: found.map(toTokenView) }
}
