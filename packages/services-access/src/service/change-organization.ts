import { AppError } from '@backarch/core'
import { inTransaction, type Db } from '@backarch/db'

import type { OrgAccess, OrgContext } from '../org-context.ts'
import type { Member } from '../organization.ts'
import { overSeats, roleTooLow } from '../refusals.ts'
import { countOwners, findMember } from '../repo/memberships.ts'
import { lockOrganization } from '../repo/organizations.ts'
import { managesRole, rolePermits, type Permission } from '../roles.ts'
import type { Role } from '../schemas.ts'
import { accessOrganization } from './access-organization.ts'

/**
 * Runs a change of an organization or its memberships. Such changes happen one after another, and what the caller
 * may do is read again when their turn has come: it may have been taken away while they waited.
 */
export async function changeOrganization<T>(
  ctx: OrgContext,
  permission: Permission,
  change: (tx: Db, actor: OrgAccess) => Promise<T>,
): Promise<T> {
  return inTransaction(ctx.db, async (tx) => {
    await lockOrganization(tx, ctx.org.id, ctx.now())
    const actor = await accessOrganization({ ...ctx, db: tx }, ctx.org.id)
    if (!rolePermits(actor.role, permission)) throw roleTooLow(actor, permission)
    return change(tx, actor)
  })
}

/** Throws FORBIDDEN (`role_too_low`) unless `actor` may give or take the role `target`. */
export function requireManages(actor: OrgAccess, target: Role): void {
  if (managesRole(actor.role, target)) return
  if (actor.overSeats) throw overSeats(actor.plan)
  throw new AppError('FORBIDDEN', `The role ${actor.role} may not manage the role ${target}.`, {
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
    { details: { reason: 'last_owner' } },
  )
}
