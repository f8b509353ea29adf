import type { OrgContext } from '../org-context.ts'
import type { Member } from '../organization.ts'
import { updateMemberRole } from '../repo/memberships.ts'
import type { Role } from '../schemas.ts'
import {
  changeMemberships,
  findMemberInOrg,
  requireAnotherOwner,
  requireManages,
} from './change-memberships.ts'

/**
 * Gives a member another role; the caller must manage both the old and the new one.
 * Throws NOT_FOUND for somebody who is no member, CONFLICT for the last owner.
 */
export async function changeRole(
  ctx: OrgContext,
  { userId, role }: { readonly userId: string; readonly role: Role },
): Promise<Member> {
  const orgId = ctx.org.id
  return changeMemberships(ctx, async (tx, actor) => {
    const member = await findMemberInOrg(tx, orgId, userId)
    requireManages(actor, member.role)
    requireManages(actor, role)
    if (member.role === role) return member
    if (member.role === 'owner') await requireAnotherOwner(tx, orgId)
    return updateMemberRole(tx, { orgId, userId, role, now: ctx.now() })
  })
}
