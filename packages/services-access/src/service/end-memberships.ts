import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'
import type { Db } from '@backarch/db'
import { recordAudit } from '@backarch/services-audit'

import type { Member, Organization } from '../organization.ts'
import { lockAccountRowToDelete } from '../repo/accounts.ts'
import { deleteMember, findAllMembers } from '../repo/memberships.ts'
import { findAllOrganizationsOfUser, lockOrganization } from '../repo/organizations.ts'
import { assignSeats } from './assign-seats.ts'
import { purgeOrganization } from './purge-organization.ts'

/**
 * Takes a person out of every organization, before their account goes. The personal one goes with them, as does every
 * one of which they are the only member, or which is deleted and nobody else could bring back.
 * Throws CONFLICT (`sole_owner`), naming the organizations, where others would be left without an owner.
 */
export async function endMembershipsOf(ctx: Context, tx: Db, userId: string): Promise<void> {
  await leavePlaces(ctx, tx, userId)
  // After the organizations, as whoever joins one locks it first. What was made or joined until then goes as well.
  await lockAccountRowToDelete(tx, userId)
  await leavePlaces(ctx, tx, userId)
}

async function leavePlaces(ctx: Context, tx: Db, userId: string): Promise<void> {
  const places = await lockPlaces(ctx, tx, userId)
  const stuck = places.filter((place) => fateOf(place, userId) === 'stuck')
  if (stuck.length > 0) throw soleOwner(stuck.map(({ organization }) => organization.name))
  for (const place of places) {
    const orgId = place.organization.id
    if (fateOf(place, userId) === 'purge') {
      await purgeOrganization(ctx, tx, orgId)
      continue
    }
    await deleteMember(tx, { orgId, userId })
    await assignSeats(ctx, tx, orgId)
    await recordAudit(ctx, tx, {
      action: 'orgs.member_left',
      orgId,
      target: { kind: 'member', id: userId },
      details: { accountDeleted: true },
    })
  }
}

interface Place {
  readonly organization: Organization
  readonly members: readonly Member[]
}

/** Every organization of the person, locked in the order of their ids, so that two of these never wait for each other. */
async function lockPlaces(ctx: Context, tx: Db, userId: string): Promise<Place[]> {
  const found = await findAllOrganizationsOfUser(tx, userId)
  for (const { id } of found) await lockOrganization(tx, id, ctx.now())
  // Read again: what was true before the locks may be so no longer.
  const organizations = await findAllOrganizationsOfUser(tx, userId)
  const members = await Promise.all(organizations.map(({ id }) => findAllMembers(tx, id)))
  return organizations.map((organization, at) => ({ organization, members: members[at] ?? [] }))
}

function fateOf({ organization, members }: Place, userId: string): 'purge' | 'leave' | 'stuck' {
  if (organization.personalOf === userId) return 'purge'
  const others = members.filter((member) => member.userId !== userId)
  if (others.length === 0) return 'purge'
  if (others.some(({ role }) => role === 'owner')) return 'leave'
  const owns = members.some((member) => member.userId === userId && member.role === 'owner')
  if (!owns) return 'leave'
  return organization.deletedAt === null ? 'stuck' : 'purge'
}

function soleOwner(names: readonly string[]): AppError {
  const shown = names.slice(0, 5).map((name) => `“${name}”`)
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : ''
  return new AppError(
    'CONFLICT',
    `You are the only owner of ${shown.join(', ')}${more}: hand over what others work in, or delete it, first.`,
    { details: { reason: 'sole_owner' } },
  )
}
