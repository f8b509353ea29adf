import type { OrgContext } from '../org-context.ts'
import { deleteMember } from '../repo/memberships.ts'
import {
  changeMemberships,
  findMemberInOrg,
  requireAnotherOwner,
  requireManages,
} from './change-memberships.ts'

/**
 * Ends a membership; the person's next call is refused. Anybody may leave; to remove somebody else, the caller
 * must manage that role. Throws NOT_FOUND for somebody who is no member, CONFLICT for the last owner.
 */
export async function removeMember(
  ctx: OrgContext,
  { userId }: { readonly userId: string },
): Promise<void> {
  const orgId = ctx.org.id
  const leaves = ctx.principal.kind === 'user' && ctx.principal.userId === userId
  await changeMemberships(ctx, async (tx, actor) => {
    const member = await findMemberInOrg(tx, orgId, userId)
    if (!leaves) requireManages(actor, member.role)
    if (member.role === 'owner') await requireAnotherOwner(tx, orgId)
    await deleteMember(tx, { orgId, userId })
  })
}
