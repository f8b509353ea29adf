import { recordAudit } from '@backarch/services-audit'

import type { OrgContext } from '../org-context.ts'
import { deleteMember } from '../repo/memberships.ts'
import { assignSeats } from './assign-seats.ts'
import {
  changeOrganization,
  findMemberInOrg,
  requireAnotherOwner,
  requireManages,
} from './change-organization.ts'
import { requireOrganization } from './get-organization.ts'
import { requireNotItsPerson } from './personal-organization.ts'
import { requireUser } from './require-user.ts'

/**
 * Ends a membership; the person's next call is refused. The caller must manage that role, or be that person.
 * Throws NOT_FOUND for somebody who is no member, CONFLICT for the last owner.
 */
export async function removeMember(
  ctx: OrgContext,
  { userId }: { readonly userId: string },
): Promise<void> {
  const orgId = ctx.org.id
  const leaves = ctx.principal.kind === 'user' && ctx.principal.userId === userId
  const permission = leaves ? 'leaveOrganization' : 'manageMembers'
  await changeOrganization(ctx, permission, async (tx, actor) => {
    const { role } = await findMemberInOrg(tx, orgId, userId)
    if (!leaves) requireManages(actor, role)
    requireNotItsPerson(await requireOrganization(tx, orgId), userId)
    if (role === 'owner') await requireAnotherOwner(tx, orgId)
    await deleteMember(tx, { orgId, userId })
    await assignSeats(ctx, tx, orgId)
    await recordAudit(ctx, tx, {
      action: leaves ? 'orgs.member_left' : 'orgs.member_removed',
      orgId,
      target: { kind: 'member', id: userId },
      details: { role },
    })
  })
}

/** Ends the caller's own membership, whatever the role. Throws CONFLICT for the last owner. */
export async function leaveOrganization(ctx: OrgContext): Promise<void> {
  await removeMember(ctx, { userId: requireUser(ctx).userId })
}
