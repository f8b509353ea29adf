import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'
import { inTransaction, type Db } from '@backarch/db'
import { recordAudit } from '@backarch/services-audit'

import type { Member } from '../organization.ts'
import { planLimit, planNow } from '../plans.ts'
import { limitReached, noSuchOrganization } from '../refusals.ts'
import { countMembers, findMember } from '../repo/memberships.ts'
import { findOrganization, lockOrganization } from '../repo/organizations.ts'
import type { Role } from '../schemas.ts'
import { startMembership } from './start-membership.ts'

/**
 * Makes somebody a member who is entitled to it by something else than a role: an invitation. `claim` uses that up, in
 * the same transaction and when nobody else can change the organization's members, and answers the role.
 * Throws NOT_FOUND, CONFLICT (`already_member`), LIMIT_EXCEEDED (`limit_reached`) when every seat is taken; then
 * nothing is used up.
 */
export async function admitMember(
  ctx: Context,
  { orgId, userId }: { readonly orgId: string; readonly userId: string },
  claim: (tx: Db) => Promise<Role>,
): Promise<Member> {
  const now = ctx.now()
  return inTransaction(ctx.db, async (tx) => {
    await lockOrganization(tx, orgId, now)
    const organization = await findOrganization(tx, orgId)
    if (!organization || organization.deletedAt !== null) throw noSuchOrganization()
    const role = await claim(tx)
    if (await findMember(tx, { orgId, userId })) throw alreadyMember()
    const plan = planNow(organization, now)
    if ((await countMembers(tx, orgId)) >= planLimit(plan, 'members')) {
      throw limitReached(plan, 'members')
    }
    const member = await startMembership(tx, { orgId, userId, role, now })
    await recordAudit(ctx, tx, {
      action: 'orgs.member_added',
      orgId,
      target: { kind: 'member', id: userId },
      details: { role },
    })
    return member
  })
}

/** What whoever asks for a second membership of the same person is told. */
export function alreadyMember(): AppError {
  return new AppError('CONFLICT', 'This person is a member already: change the role instead.', {
    details: { reason: 'already_member' },
  })
}
