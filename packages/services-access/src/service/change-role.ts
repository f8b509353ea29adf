import { recordAudit } from '@backarch/services-audit'

import type { OrgContext } from '../org-context.ts'
import type { Member } from '../organization.ts'
import { updateMemberRole } from '../repo/memberships.ts'
import type { Role } from '../schemas.ts'
import { assignSeats } from './assign-seats.ts'
import {
  changeOrganization,
  findMemberInOrg,
  requireAnotherOwner,
  requireManages,
} from './change-organization.ts'
import { requireOrganization } from './get-organization.ts'
import { requireNotItsPerson } from './personal-organization.ts'

/**
 * Gives a member another role; the caller must manage both the old and the new one.
 * Throws NOT_FOUND for somebody who is no member, CONFLICT for the last owner.
 */
export async function changeRole(
  ctx: OrgContext,
  { userId, role }: { readonly userId: string; readonly role: Role },
): Promise<Member> {
  const orgId = ctx.org.id
  return changeOrganization(ctx, 'manageMembers', async (tx, actor) => {
    const member = await findMemberInOrg(tx, orgId, userId)
    requireManages(actor, member.role)
    requireManages(actor, role)
    if (member.role === role) return member
    requireNotItsPerson(await requireOrganization(tx, orgId), userId)
    if (member.role === 'owner') await requireAnotherOwner(tx, orgId)
    await updateMemberRole(tx, { orgId, userId, role, now: ctx.now() })
    await assignSeats(ctx, tx, orgId)
    await recordAudit(ctx, tx, {
      action: 'orgs.role_changed',
      orgId,
      target: { kind: 'member', id: userId },
      details: { from: member.role, to: role },
    })
    return findMemberInOrg(tx, orgId, userId)
  })
}
