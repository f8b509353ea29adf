import type { Context } from '@backarch/api'
import { inTransaction } from '@backarch/db'

import type { Organization } from '../organization.ts'
import { insertMember } from '../repo/memberships.ts'
import { insertOrganization } from '../repo/organizations.ts'
import type { Plan } from '../schemas.ts'

/** Makes an organization together with its first owner. */
export async function createOrganization(
  ctx: Context,
  input: {
    readonly name: string
    readonly ownerId: string
    readonly plan?: Plan
    readonly personal?: boolean
  },
): Promise<Organization> {
  const { name, ownerId, plan = 'free', personal = false } = input
  const personalOf = personal ? ownerId : null
  const now = ctx.now()
  return inTransaction(ctx.db, async (tx) => {
    const organization = await insertOrganization(tx, {
      id: ctx.newId(),
      name,
      plan,
      personalOf,
      now,
    })
    await insertMember(tx, { orgId: organization.id, userId: ownerId, role: 'owner', now })
    return organization
  })
}
