import type { Context } from '@backarch/api'
import type { Db } from '@backarch/db'

import type { Member } from '../organization.ts'
import { planLimit, planNow } from '../plans.ts'
import { findAllMembers, markOverSeats } from '../repo/memberships.ts'
import { findOrganization } from '../repo/organizations.ts'

/**
 * Gives the seats of the plan that counts now to the members, and marks who is over them. For every transaction that
 * changed members, roles or the plan, while it holds the organization's lock.
 */
export async function assignSeats({ now }: Context, tx: Db, orgId: string): Promise<void> {
  const organization = await findOrganization(tx, orgId)
  if (!organization) return
  const seats = planLimit(planNow(organization, now()), 'members')
  const members = await findAllMembers(tx, orgId)
  await markOverSeats(tx, { orgId, userIds: beyondSeats(members, seats) })
}

/** Owners sit first, then whoever joined first: an organization is never without an owner who can act. */
function beyondSeats(members: readonly Member[], seats: number): string[] {
  const owners = members.filter(({ role }) => role === 'owner')
  const others = members.filter(({ role }) => role !== 'owner')
  return [...owners, ...others].slice(seats).map(({ userId }) => userId)
}
