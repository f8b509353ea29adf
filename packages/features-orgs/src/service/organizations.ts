import type { Context, Page } from '@backarch/api'
import { inTransaction } from '@backarch/db'
import * as access from '@backarch/services-access'
import type { OrgContext } from '@backarch/services-access'
import { consumeLimit, defineLimit } from '@backarch/services-limits'

import type {
  ChangePlanInput,
  CreateInput,
  DeletedOrganizationView,
  ListInput,
  OrganizationView,
  RenameInput,
} from '../schemas.ts'
import { toOrganization } from './views.ts'

/** Each is another set of what the plan Free includes. */
const createLimit = defineLimit({
  name: 'orgs.create',
  account: { attempts: 20, seconds: 24 * 60 * 60 },
})

/** Makes an organization; the caller is its first owner. A script cannot own one: FORBIDDEN (`no_account`). */
export async function createOrganization(
  ctx: Context,
  { name }: CreateInput,
): Promise<OrganizationView> {
  const { userId: ownerId } = access.requireUser(ctx)
  await consumeLimit(ctx, createLimit, { account: ownerId })
  const organization = await inTransaction(ctx.db, (tx) =>
    access.createOrganization(ctx, tx, { name, ownerId }),
  )
  return toOrganization({ ...organization, role: 'owner', overSeats: false })
}

/** The caller's organizations, oldest first. */
export async function listMyOrganizations(
  ctx: Context,
  { take, cursor }: ListInput,
): Promise<Page<OrganizationView>> {
  const { userId } = access.requireUser(ctx)
  const { items, nextCursor } = await access.listOrganizations(ctx, { userId, take, cursor })
  return { items: items.map(toOrganization), nextCursor }
}

export async function getOrganization(ctx: OrgContext): Promise<OrganizationView> {
  return toOrganization(await access.getOrganization(ctx))
}

export async function renameOrganization(
  ctx: OrgContext,
  { name }: RenameInput,
): Promise<OrganizationView> {
  return toOrganization(await access.renameOrganization(ctx, { name }))
}

/** Nobody finds it from the next call on. Throws CONFLICT (`personal_organization`). */
export async function deleteOrganization(ctx: OrgContext): Promise<DeletedOrganizationView> {
  return toDeleted(await access.deleteOrganization(ctx))
}

/** The organizations that the caller owns, deleted, and may bring back. */
export async function listDeletedOrganizations(
  ctx: Context,
  { take, cursor }: ListInput,
): Promise<Page<DeletedOrganizationView>> {
  const { userId } = access.requireUser(ctx)
  const page = await access.listDeletedOrganizations(ctx, { userId, take, cursor })
  return { items: page.items.map(toDeleted), nextCursor: page.nextCursor }
}

/** Brings one back within 30 days; whatever the caller may not bring back answers NOT_FOUND. */
export async function restoreOrganization(
  ctx: Context,
  { orgId }: { readonly orgId: string },
): Promise<OrganizationView> {
  await access.restoreOrganization(ctx, orgId)
  const org = await access.accessOrganization(ctx, orgId)
  return getOrganization({ ...ctx, org })
}

/** Puts the organization on a plan. Nothing is lost on a smaller one; what is over its limits becomes read-only. */
export async function changePlan(
  ctx: OrgContext,
  { plan, until }: Omit<ChangePlanInput, 'orgId'>,
): Promise<OrganizationView> {
  access.requireOperator(ctx)
  const orgId = ctx.org.id
  await access.changePlan(ctx, orgId, { plan, until: until === null ? null : new Date(until) })
  const org = await access.accessOrganization(ctx, orgId)
  return getOrganization({ ...ctx, org })
}

function toDeleted(organization: access.DeletedOrganization): DeletedOrganizationView {
  const { id, name, deletedAt, recoverableUntil } = organization
  return {
    id,
    name,
    deletedAt: deletedAt.toISOString(),
    recoverableUntil: recoverableUntil.toISOString(),
  }
}
