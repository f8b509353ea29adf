import type { Context } from '@backarch/api'

import type { OrgContext } from './org-context.ts'
import { insertMember, insertOrganization } from './repo.ts'
import type { Plan, Role } from './schemas.ts'

export interface TestOrganization {
  readonly id: string
  /** One member of each role, as the context of a call of theirs. */
  readonly as: Readonly<Record<Role, OrgContext>>
}

/** A private organization for one suite, with one member of each role. The members have no account. */
export async function createTestOrganization(
  ctx: Context,
  { plan = 'free', name = 'Test organization' }: { plan?: Plan; name?: string } = {},
): Promise<TestOrganization> {
  const now = ctx.now()
  const { id } = await insertOrganization(ctx.db, { id: ctx.newId(), name, plan, now })
  const member = async (role: Role): Promise<OrgContext> => {
    const userId = ctx.newId()
    await insertMember(ctx.db, { orgId: id, userId, role, now })
    const principal = { kind: 'user', userId, sessionId: ctx.newId() } as const
    return { ...ctx, principal, org: { id, role, plan } }
  }
  const as = {
    viewer: await member('viewer'),
    editor: await member('editor'),
    admin: await member('admin'),
    owner: await member('owner'),
  } satisfies Record<Role, OrgContext>
  return { id, as }
}
