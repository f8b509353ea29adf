import type { Context } from '@backarch/api'

import type { OrgContext } from '../org-context.ts'
import { insertMember } from '../repo/memberships.ts'
import { insertOrganization } from '../repo/organizations.ts'
import type { Plan, Role } from '../schemas.ts'
import { createTestUser } from './create-test-user.ts'

export interface TestOrganization {
  readonly id: string
  /** One member of each role, as the context of a call of theirs. */
  readonly as: Readonly<Record<Role, OrgContext>>
}

/** A private organization for one suite, with one member of each role; on a plan that has seats for all of them. */
export async function createTestOrganization(
  ctx: Context,
  { plan = 'team', name = 'Test organization' }: { plan?: Plan; name?: string } = {},
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
