import type { Context } from '@backarch/api'

import type { Account } from '../account.ts'
import { insertAccount } from '../repo/accounts.ts'
import { removeAccount } from '../service/accounts.ts'
import { openSession } from '../service/open-session.ts'

const year = 365 * 24 * 60 * 60 * 1000

/** An account with a session, and a context in which it calls. It has no password: nobody can sign in to it. */
export async function createTestUser(
  ctx: Context,
  overrides: { readonly email?: string; readonly name?: string } = {},
): Promise<{ user: Account; as: Context }> {
  const id = ctx.newId()
  const now = ctx.now()
  const { email = `${id}@example.com`, name = 'Test Person' } = overrides
  const user = await insertAccount(ctx.db, { id, email, name, emailVerifiedAt: now, now })
  const session = await openSession(ctx, ctx.db, {
    userId: id,
    kind: 'client',
    secretHash: null,
    expiresAt: new Date(now.getTime() + year),
  })
  const principal = { kind: 'user', userId: id, sessionId: session.id } as const
  return { user, as: { ...ctx, principal } }
}

/** Deletes the account, as one that asked to be forgotten. */
export async function deleteTestUser(ctx: Context, id: string): Promise<void> {
  await removeAccount(ctx, ctx.db, id)
}
