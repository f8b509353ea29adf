import type { FeatureDb } from '@backarch/db'

import type { Organization } from '../organization.ts'
import type { Plan, Role } from '../schemas.ts'

type OrganizationsDb = FeatureDb<'organization' | 'membership'>

const organizationFields = {
  id: true,
  name: true,
  plan: true,
  planUntil: true,
  planSince: true,
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
    readonly planSince?: Date | null
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

/** Those of these organizations that exist and are not deleted. */
export async function findOrganizationsById(
  db: OrganizationsDb,
  ids: readonly string[],
): Promise<readonly Organization[]> {
  return db.organization.findMany({
    where: { id: { in: [...ids] }, deletedAt: null },
    select: organizationFields,
  })
}

/** A hundred ids at most of organizations that were deleted before a moment, in their order after one already seen. */
export async function findOrganizationsDeletedBefore(
  db: OrganizationsDb,
  { before, after }: { readonly before: Date; readonly after: string | null },
): Promise<readonly string[]> {
  return findIds(db, { deletedAt: { lt: before }, ...idAfter(after) })
}

/** The same of organizations whose plan is over and was not ended yet. */
export async function findOrganizationsWithEndedPlan(
  db: OrganizationsDb,
  { now, after }: { readonly now: Date; readonly after: string | null },
): Promise<readonly string[]> {
  return findIds(db, { planUntil: { lte: now }, ...idAfter(after) })
}

/** A hundred at most of the organizations that are not deleted, in the order of their ids after one already seen. */
export async function findOrganizationsAfter(
  db: OrganizationsDb,
  after: string | null,
): Promise<readonly Organization[]> {
  return db.organization.findMany({
    where: { deletedAt: null, ...idAfter(after) },
    orderBy: { id: 'asc' },
    take: 100,
    select: organizationFields,
  })
}

function idAfter(after: string | null) {
  return after === null ? {} : { id: { gt: after } }
}

async function findIds(
  db: OrganizationsDb,
  where: { readonly deletedAt?: object; readonly planUntil?: object; readonly id?: object },
): Promise<readonly string[]> {
  const rows = await db.organization.findMany({
    where,
    orderBy: { id: 'asc' },
    take: 100,
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** A person's place in an organization, with that organization. */
export interface OrganizationOfUser {
  readonly role: Role
  readonly overSeats: boolean
  readonly organization: Organization
}

const placeOfUserFields = {
  role: true,
  overSeats: true,
  organization: { select: organizationFields },
} as const

interface UserPage {
  readonly userId: string
  readonly after: string | null
  readonly take: number
}

/** The organizations of one person, oldest first. */
export async function findOrganizationsOfUser(
  db: OrganizationsDb,
  { userId, after, take }: UserPage,
): Promise<readonly OrganizationOfUser[]> {
  return db.membership.findMany({
    relationLoadStrategy: 'join',
    where: {
      userId,
      organization: { deletedAt: null },
      ...(after === null ? {} : { orgId: { gt: after } }),
    },
    orderBy: { orgId: 'asc' },
    take,
    select: placeOfUserFields,
  })
}

/** The organizations that were deleted at a moment or later and that the person owns, oldest first. */
export async function findDeletedOrganizationsOfOwner(
  db: OrganizationsDb,
  { userId, after, take, since }: UserPage & { readonly since: Date },
): Promise<readonly Organization[]> {
  const rows = await db.membership.findMany({
    relationLoadStrategy: 'join',
    where: {
      userId,
      role: 'owner',
      organization: { deletedAt: { gte: since } },
      ...(after === null ? {} : { orgId: { gt: after } }),
    },
    orderBy: { orgId: 'asc' },
    take,
    select: { organization: { select: organizationFields } },
  })
  return rows.map(({ organization }) => organization)
}

/** Every organization that a person belongs to, the deleted ones too. */
export async function findAllOrganizationsOfUser(
  db: OrganizationsDb,
  userId: string,
): Promise<readonly Organization[]> {
  const rows = await db.membership.findMany({
    relationLoadStrategy: 'join',
    where: { userId },
    orderBy: { orgId: 'asc' },
    select: { organization: { select: organizationFields } },
  })
  return rows.map(({ organization }) => organization)
}
