import type { FeatureDb } from '@backarch/db'

import type { Member } from '../organization.ts'
import type { Plan, Role } from '../schemas.ts'

type MembershipsDb = FeatureDb<'organization' | 'membership' | 'user'>

const memberFields = { userId: true, role: true, overSeats: true, createdAt: true } as const

/** What decides whether, and as what, a person may enter an organization. */
const placeFields = {
  role: true,
  overSeats: true,
  organization: { select: { plan: true, planUntil: true, deletedAt: true } },
} as const

export interface PlaceRow {
  readonly role: Role
  readonly overSeats: boolean
  readonly organization: {
    readonly plan: Plan
    readonly planUntil: Date | null
    readonly deletedAt: Date | null
  }
}

interface Key {
  readonly orgId: string
  readonly userId: string
}

/** One person's place in one organization, in one indexed query. */
export async function findPlace(
  db: MembershipsDb,
  { orgId, userId }: Key,
): Promise<PlaceRow | null> {
  return db.membership.findUnique({
    relationLoadStrategy: 'join',
    where: { orgId_userId: { orgId, userId } },
    select: placeFields,
  })
}

export async function findMember(db: MembershipsDb, key: Key): Promise<Member | null> {
  return db.membership.findUnique({ where: { orgId_userId: key }, select: memberFields })
}

/** The member with an e-mail address, in one query that tells nothing by how long it takes. */
export async function findMemberByAddress(
  db: MembershipsDb,
  { orgId, email }: { readonly orgId: string; readonly email: string },
): Promise<Member | null> {
  return db.membership.findFirst({ where: { orgId, user: { email } }, select: memberFields })
}

export async function findMembers(
  db: MembershipsDb,
  page: { readonly orgId: string; readonly after: string | null; readonly take: number },
): Promise<readonly Member[]> {
  return db.membership.findMany({
    where: { orgId: page.orgId, ...(page.after === null ? {} : { userId: { gt: page.after } }) },
    orderBy: { userId: 'asc' },
    take: page.take,
    select: memberFields,
  })
}

/** Every member, whoever joined first at the front. For rules that look at all of them. */
export async function findAllMembers(db: MembershipsDb, orgId: string): Promise<readonly Member[]> {
  return db.membership.findMany({
    where: { orgId },
    orderBy: [{ createdAt: 'asc' }, { userId: 'asc' }],
    select: memberFields,
  })
}

export async function countMembers(db: MembershipsDb, orgId: string): Promise<number> {
  return db.membership.count({ where: { orgId } })
}

export async function countOwners(db: MembershipsDb, orgId: string): Promise<number> {
  return db.membership.count({ where: { orgId, role: 'owner' } })
}

export async function insertMember(
  db: MembershipsDb,
  { now, ...membership }: Key & { readonly role: Role; readonly now: Date },
): Promise<Member> {
  return db.membership.create({
    data: { ...membership, createdAt: now, updatedAt: now },
    select: memberFields,
  })
}

export async function updateMemberRole(
  db: MembershipsDb,
  { orgId, userId, role, now }: Key & { readonly role: Role; readonly now: Date },
): Promise<Member> {
  return db.membership.update({
    where: { orgId_userId: { orgId, userId } },
    data: { role, updatedAt: now },
    select: memberFields,
  })
}

/** Marks exactly these members as over the seats of the plan. */
export async function markOverSeats(
  db: MembershipsDb,
  { orgId, userIds }: { readonly orgId: string; readonly userIds: readonly string[] },
): Promise<void> {
  const ids = [...userIds]
  await db.membership.updateMany({
    where: { orgId, overSeats: true, userId: { notIn: ids } },
    data: { overSeats: false },
  })
  await db.membership.updateMany({
    where: { orgId, overSeats: false, userId: { in: ids } },
    data: { overSeats: true },
  })
}

export async function deleteMember(db: MembershipsDb, key: Key): Promise<void> {
  await db.membership.delete({ where: { orgId_userId: key }, select: { userId: true } })
}
