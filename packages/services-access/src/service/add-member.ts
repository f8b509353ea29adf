import { AppError } from '@backarch/core'

import type { OrgContext } from '../org-context.ts'
import type { Member } from '../organization.ts'
import { findMember, insertMember } from '../repo/memberships.ts'
import type { Role } from '../schemas.ts'
import { changeMemberships, requireManages } from './change-memberships.ts'

/** Makes somebody a member. Throws FORBIDDEN for a role the caller does not manage, CONFLICT for a member. */
export async function addMember(
  ctx: OrgContext,
  { userId, role }: { readonly userId: string; readonly role: Role },
): Promise<Member> {
  const orgId = ctx.org.id
  return changeMemberships(ctx, async (tx, actor) => {
    requireManages(actor, role)
    if (await findMember(tx, { orgId, userId })) {
      throw new AppError('CONFLICT', 'This person is a member already: change the role instead.', {
        details: { reason: 'already_member' },
      })
    }
    return insertMember(tx, { orgId, userId, role, now: ctx.now() })
  })
}
