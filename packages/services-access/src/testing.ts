import type { Context } from '@backarch/api'

import type { Account } from './account.ts'
import type { OrgContext } from './org-context.ts'
import { insertAccount } from './repo/accounts.ts'
import { insertMember } from './repo/memberships.ts'
import { insertOrganization } from './repo/organizations.ts'
import type { Plan, Role } from './schemas.ts'
import { removeAccount } from './service/accounts.ts'
import { openSession } from './service/open-session.ts'

const year = 365 * 24 * 60 * 60 * 1000

export interface TestOrganization {
  readonly id: string
  /** One member of each role, as the context of a call of theirs. */
  readonly as: Readonly<Record<Role, OrgContext>>
}

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

/** A private organization for one suite, with one member of each role. */
export async function createTestOrganization(
  ctx: Context,
  { plan = 'free', name = 'Test organization' }: { plan?: Plan; name?: string } = {},
): Promise<TestOrganization> {
  const now = ctx.now()
  const { id } = await insertOrganization(ctx.db, {
    id: ctx.newId(),
    name,
    plan,
    personalOf: null,
    now,
  })
  const member = async (role: Role): Promise<OrgContext> => {
    const { user, as } = await createTestUser(ctx)
    await insertMember(ctx.db, { orgId: id, userId: user.id, role, now })
    return { ...as, org: { id, role, plan, overSeats: false } }
  }
  const as = {
    viewer: await member('viewer'),
    editor: await member('editor'),
    admin: await member('admin'),
    owner: await member('owner'),
  } satisfies Record<Role, OrgContext>
  return { id, as }
}
