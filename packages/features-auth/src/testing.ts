import type { Context, Principal } from '@backarch/api'

import { insertSession, insertUser } from './repo.ts'
import type { AccountUser } from './schemas.ts'

const year = 365 * 24 * 60 * 60 * 1000

/**
 * An account that cannot sign in (no password makes its hash), and a context in which it calls.
 * Cheaper than `register`, which hashes a password.
 */
export async function createTestUser(
  ctx: Context,
  overrides: { readonly email?: string; readonly name?: string } = {},
): Promise<{ user: AccountUser; as: Context }> {
  const id = ctx.newId()
  const now = ctx.now()
  const user = await insertUser(ctx.db, {
    id,
    email: overrides.email ?? `${id}@example.com`,
    name: overrides.name ?? 'Test Person',
    passwordHash: '!',
    now,
  })
  const sessionId = ctx.newId()
  await insertSession(ctx.db, {
    id: sessionId,
    userId: id,
    createdAt: now,
    expiresAt: new Date(now.getTime() + year),
  })
  const principal: Principal = { kind: 'user', userId: id, sessionId }
  return { user, as: { ...ctx, principal } }
}

/** Deletes the account, as one that asked to be forgotten. */
export async function deleteTestUser(ctx: Context, id: string): Promise<void> {
  await ctx.db.user.delete({ where: { id }, select: { id: true } })
}
