import type { Context } from '@backarch/api'
import { inTransaction } from '@backarch/db'

import type { Account } from '../account.ts'
import type { OrgContext } from '../org-context.ts'
import { insertMember } from '../repo/memberships.ts'
import type { Role } from '../schemas.ts'
import { accessOrganization } from '../service/access-organization.ts'
import { assignSeats } from '../service/assign-seats.ts'
import { createTestUser } from './create-test-user.ts'

/** Makes somebody a member without an invitation: a new account, or the one that is given. Seats are assigned anew. */
export async function addTestMember(
  ctx: Context,
  orgId: string,
  role: Role,
  person?: { readonly user: Account; readonly as: Context },
): Promise<{ user: Account; as: OrgContext }> {
  const { user, as } = person ?? (await createTestUser(ctx))
  await inTransaction(ctx.db, async (tx) => {
    await insertMember(tx, { orgId, userId: user.id, role, now: ctx.now() })
    await assignSeats(ctx, tx, orgId)
  })
  return { user, as: { ...as, org: await accessOrganization(as, orgId) } }
}
