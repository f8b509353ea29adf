import type { Context } from '@backarch/api'

import { findEnabledUserByEmail, findUsers } from '../repo.ts'
import { normalizeEmail, type AccountUser } from '../schemas.ts'

/** The enabled account of an e-mail address, however it is spelt; null when there is none. */
export function findUserByEmail(ctx: Context, email: string): Promise<AccountUser | null> {
  return findEnabledUserByEmail(ctx.db, normalizeEmail(email))
}

/** The accounts of these ids in no order; an id without an account is left out. */
export async function findUsersByIds(
  ctx: Context,
  ids: readonly string[],
): Promise<readonly AccountUser[]> {
  return ids.length === 0 ? [] : findUsers(ctx.db, ids)
}
