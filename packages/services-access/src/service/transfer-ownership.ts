import { AppError } from '@backarch/core'
import { recordAudit } from '@backarch/services-audit'

import type { OrgContext } from '../org-context.ts'
import type { Member } from '../organization.ts'
import { updateMemberRole } from '../repo/memberships.ts'
import { assignSeats } from './assign-seats.ts'
import { changeOrganization, findMemberInOrg } from './change-organization.ts'
import { requireOrganization } from './get-organization.ts'
import { requireNotPersonal } from './personal-organization.ts'
import { requireUser } from './require-user.ts'

/** Makes a member owner and the caller, who must be one, admin: both or neither. Answers the new owner. */
export async function transferOwnership(
  ctx: OrgContext,
  { userId }: { readonly userId: string },
): Promise<Member> {
  const orgId = ctx.org.id
  const now = ctx.now()
  const { userId: callerId } = requireUser(ctx)
  return changeOrganization(ctx, 'transferOwnership', async (tx) => {
    const member = await findMemberInOrg(tx, orgId, userId)
    if (userId === callerId) {
      throw new AppError('CONFLICT', 'You are an owner already: name another member.', {
        details: { reason: 'already_owner' },
      })
    }
    requireNotPersonal(await requireOrganization(tx, orgId))
    await updateMemberRole(tx, { orgId, userId, role: 'owner', now })
    await updateMemberRole(tx, { orgId, userId: callerId, role: 'admin', now })
    await assignSeats(ctx, tx, orgId)
    await recordAudit(ctx, tx, {
      action: 'orgs.ownership_transferred',
      orgId,
      target: { kind: 'member', id: userId },
      details: { from: member.role },
    })
    return findMemberInOrg(tx, orgId, userId)
  })
}
