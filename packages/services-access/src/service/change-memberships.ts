import { AppError } from '@backarch/core'
import { inTransaction, type Db } from '@backarch/db'

import type { OrgContext } from '../org-context.ts'
import type { Member } from '../organization.ts'
import { countOwners, findMember } from '../repo/memberships.ts'
import { lockOrganization } from '../repo/organizations.ts'
import { managesRole } from '../roles.ts'
import type { Role } from '../schemas.ts'
import { accessOrganization } from './access-organization.ts'

/**
 * Runs a change of an organization's memberships. Such changes happen one after another, and the caller's own
 * role is read again when its turn has come: it may have been taken away while it waited.
 */
export async function changeMemberships<T>(
  ctx: OrgContext,
  change: (tx: Db, actor: Role) => Promise<T>,
): Promise<T> {
  return inTransaction(ctx.db, async (tx) => {
    await lockOrganization(tx, ctx.org.id, ctx.now())
    const { role } = await accessOrganization({ ...ctx, db: tx }, ctx.org.id)
    return change(tx, role)
  })
}

/** Throws FORBIDDEN (`role_too_low`) unless `actor` may give or take the role `target`. */
export function requireManages(actor: Role, target: Role): void {
  if (managesRole(actor, target)) return
  throw new AppError('FORBIDDEN', `The role ${actor} may not manage the role ${target}.`, {
    details: { reason: 'role_too_low' },
  })
}

/** Throws NOT_FOUND for somebody who is no member, whether or not such a person exists. */
export async function findMemberInOrg(tx: Db, orgId: string, userId: string): Promise<Member> {
  const member = await findMember(tx, { orgId, userId })
  if (member) return member
  throw new AppError('NOT_FOUND', 'There is no such member.', {
    details: { reason: 'member_not_found' },
  })
}

/** Throws CONFLICT (`last_owner`) when the organization would be left without an owner. */
export async function requireAnotherOwner(tx: Db, orgId: string): Promise<void> {
  if ((await countOwners(tx, orgId)) > 1) return
  throw new AppError(
    'CONFLICT',
    'An organization needs an owner: make somebody else owner first.',
    {
      details: { reason: 'last_owner' },
    },
  )
}
