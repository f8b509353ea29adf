import type { FeatureDb } from '@backarch/db'

import type { Organization } from '../organization.ts'
import type { Plan, Role } from '../schemas.ts'

type OrganizationsDb = FeatureDb<'organization' | 'membership'>

const organizationFields = {
  id: true,
  name: true,
  plan: true,
  planUntil: true,
  personalOf: true,
  deletedAt: true,
  createdAt: true,
} as const

/** Also one that is deleted and not gone yet: the caller decides. */
export async function findOrganization(
  db: OrganizationsDb,
  id: string,
): Promise<Organization | null> {
  return db.organization.findUnique({ where: { id }, select: organizationFields })
}

interface NewOrganization {
  readonly id: string
  readonly name: string
  readonly plan: Plan
  readonly personalOf: string | null
  readonly now: Date
}

export async function insertOrganization(
  db: OrganizationsDb,
  { now, ...organization }: NewOrganization,
): Promise<Organization> {
  return db.organization.create({
    data: { ...organization, createdAt: now, updatedAt: now },
    select: organizationFields,
  })
}

/** Whoever changes memberships comes through here first, so that such changes of one organization form a queue. */
export async function lockOrganization(db: OrganizationsDb, id: string, now: Date): Promise<void> {
  await db.organization.updateMany({ where: { id }, data: { updatedAt: now } })
}

export async function updateOrganization(
  db: OrganizationsDb,
  id: string,
  change: {
    readonly name?: string
    readonly plan?: Plan
    readonly planUntil?: Date | null
    readonly deletedAt?: Date | null
    readonly now: Date
  },
): Promise<Organization> {
  const { now, ...data } = change
  return db.organization.update({
    where: { id },
    data: { ...data, updatedAt: now },
    select: organizationFields,
  })
}

export async function deleteOrganization(db: OrganizationsDb, id: string): Promise<void> {
  await db.organization.deleteMany({ where: { id } })
}

/** Up to `take` organizations that were deleted before a moment. */
export async function findOrganizationsDeletedBefore(
  db: OrganizationsDb,
  { before, take }: { readonly before: Date; readonly take: number },
): Promise<readonly Organization[]> {
  return db.organization.findMany({
    where: { deletedAt: { lt: before } },
    take,
    select: organizationFields,
  })
}

/** The organizations of one person, oldest first; the deleted ones instead with `deleted`. */
export async function findOrganizationsOfUser(
  db: OrganizationsDb,
  page: {
    readonly userId: string
    readonly after: string | null
    readonly take: number
    readonly deleted: boolean
  },
): Promise<
  readonly {
    readonly role: Role
    readonly overSeats: boolean
    readonly organization: Organization
  }[]
> {
  return db.membership.findMany({
    relationLoadStrategy: 'join',
    where: {
      userId: page.userId,
      organization: { deletedAt: page.deleted ? { not: null } : null },
      ...(page.after === null ? {} : { orgId: { gt: page.after } }),
    },
    orderBy: { orgId: 'asc' },
    take: page.take,
    select: { role: true, overSeats: true, organization: { select: organizationFields } },
  })
}
