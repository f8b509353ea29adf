import type { FeatureDb } from '@backarch/db'

import type { Member, Organization } from './organization.ts'
import type { Plan, Role } from './schemas.ts'

type AccessDb = FeatureDb<'organization' | 'membership'>

const organizationFields = { id: true, name: true, plan: true, createdAt: true } as const
const memberFields = { userId: true, role: true, createdAt: true } as const

interface Place {
  readonly orgId: string
  readonly userId: string
}

/** Role and plan of one person in one organization, in one indexed query. */
export async function findAccess(
  db: AccessDb,
  { orgId, userId }: Place,
): Promise<{ readonly role: Role; readonly organization: { readonly plan: Plan } } | null> {
  return db.membership.findUnique({
    where: { orgId_userId: { orgId, userId } },
    select: { role: true, organization: { select: { plan: true } } },
  })
}

export async function findOrganization(db: AccessDb, id: string): Promise<Organization | null> {
  return db.organization.findUnique({ where: { id }, select: organizationFields })
}

export async function insertOrganization(
  db: AccessDb,
  { now, ...organization }: { id: string; name: string; plan: Plan; now: Date },
): Promise<Organization> {
  return db.organization.create({
    data: { ...organization, createdAt: now, updatedAt: now },
    select: organizationFields,
  })
}

/** Whoever changes memberships comes through here first, so that such changes of one organization form a queue. */
export async function lockOrganization(db: AccessDb, id: string, now: Date): Promise<void> {
  await db.organization.updateMany({ where: { id }, data: { updatedAt: now } })
}

/** The organizations of one person, oldest first. */
export async function findOrganizationsOfUser(
  db: AccessDb,
  page: { readonly userId: string; readonly after: string | null; readonly take: number },
): Promise<readonly { readonly role: Role; readonly organization: Organization }[]> {
  return db.membership.findMany({
    where: { userId: page.userId, ...(page.after === null ? {} : { orgId: { gt: page.after } }) },
    orderBy: { orgId: 'asc' },
    take: page.take,
    select: { role: true, organization: { select: organizationFields } },
  })
}

export async function findMember(db: AccessDb, { orgId, userId }: Place): Promise<Member | null> {
  return db.membership.findUnique({
    where: { orgId_userId: { orgId, userId } },
    select: memberFields,
  })
}

export async function findMembers(
  db: AccessDb,
  page: { readonly orgId: string; readonly after: string | null; readonly take: number },
): Promise<readonly Member[]> {
  return db.membership.findMany({
    where: { orgId: page.orgId, ...(page.after === null ? {} : { userId: { gt: page.after } }) },
    orderBy: { userId: 'asc' },
    take: page.take,
    select: memberFields,
  })
}

export async function countOwners(db: AccessDb, orgId: string): Promise<number> {
  return db.membership.count({ where: { orgId, role: 'owner' } })
}

export async function insertMember(
  db: AccessDb,
  { now, ...membership }: Place & { readonly role: Role; readonly now: Date },
): Promise<Member> {
  return db.membership.create({
    data: { ...membership, createdAt: now, updatedAt: now },
    select: memberFields,
  })
}

export async function updateMemberRole(
  db: AccessDb,
  { orgId, userId, role, now }: Place & { readonly role: Role; readonly now: Date },
): Promise<Member> {
  return db.membership.update({
    where: { orgId_userId: { orgId, userId } },
    data: { role, updatedAt: now },
    select: memberFields,
  })
}

export async function deleteMember(db: AccessDb, { orgId, userId }: Place): Promise<void> {
  await db.membership.delete({
    where: { orgId_userId: { orgId, userId } },
    select: { userId: true },
  })
}
