import { createCursor, toPage, type Context, type Page } from '@backarch/api'
import { inTransaction } from '@backarch/db'
import { recordAudit } from '@backarch/services-audit'

import type { OrgContext } from '../org-context.ts'
import type { Organization } from '../organization.ts'
import { noSuchOrganization, overSeats } from '../refusals.ts'
import { findMember } from '../repo/memberships.ts'
import {
  findDeletedOrganizationsOfOwner,
  findOrganization,
  lockOrganization,
  updateOrganization,
} from '../repo/organizations.ts'
import { orgIdSchema } from '../schemas.ts'
import { assignSeats } from './assign-seats.ts'
import { changeOrganization } from './change-organization.ts'
import { requireOrganization } from './get-organization.ts'
import { requireNotPersonal } from './personal-organization.ts'
import { purgeOrganization } from './purge-organization.ts'

const recoverableFor = 30 * 24 * 60 * 60 * 1000
const position = createCursor(orgIdSchema)

export interface DeletedOrganization extends Organization {
  readonly deletedAt: Date
  /** Until then an owner may bring it back; some time after it is gone for good. */
  readonly recoverableUntil: Date
}

/** Nobody finds it from the next call on; an owner may bring it back for 30 days. */
export async function deleteOrganization(ctx: OrgContext): Promise<DeletedOrganization> {
  const id = ctx.org.id
  const now = ctx.now()
  return changeOrganization(ctx, 'deleteOrganization', async (tx) => {
    requireNotPersonal(await requireOrganization(tx, id))
    const deleted = await updateOrganization(tx, id, { deletedAt: now, now })
    const target = { kind: 'organization', id }
    await recordAudit(ctx, tx, { action: 'orgs.deleted', orgId: id, target })
    return toDeleted(deleted, now)
  })
}

/** The deleted organizations that a person owns and may bring back, oldest first. */
export async function listDeletedOrganizations(
  ctx: Context,
  input: { readonly userId: string; readonly take: number; readonly cursor?: string | undefined },
): Promise<Page<DeletedOrganization>> {
  const { userId, take, cursor } = input
  const rows = await findDeletedOrganizationsOfOwner(ctx.db, {
    userId,
    after: position.decode(cursor),
    take: take + 1,
    since: recoverableSince(ctx),
  })
  const organizations = rows.flatMap((organization) =>
    organization.deletedAt === null ? [] : [toDeleted(organization, organization.deletedAt)],
  )
  return toPage(organizations, take, ({ id }) => position.encode(id))
}

/**
 * Brings a deleted organization back. Whatever else the id names answers NOT_FOUND: one that is gone for good, is not
 * deleted, never existed, or is not the caller's to bring back.
 */
export async function restoreOrganization(ctx: Context, id: string): Promise<Organization> {
  const now = ctx.now()
  return inTransaction(ctx.db, async (tx) => {
    await lockOrganization(tx, id, now)
    const found = await findOrganization(tx, id)
    if (!found?.deletedAt || found.deletedAt < recoverableSince(ctx)) throw noSuchOrganization()
    if (ctx.principal.kind !== 'operator') {
      const userId = ctx.principal.kind === 'user' ? ctx.principal.userId : null
      const member = userId === null ? null : await findMember(tx, { orgId: id, userId })
      if (member?.role !== 'owner') throw noSuchOrganization()
      if (member.overSeats) throw overSeats(found.plan)
    }
    const restored = await updateOrganization(tx, id, { deletedAt: null, now })
    await assignSeats(ctx, tx, id)
    const target = { kind: 'organization', id }
    await recordAudit(ctx, tx, { action: 'orgs.restored', orgId: id, target })
    return restored
  })
}

function toDeleted(organization: Organization, deletedAt: Date): DeletedOrganization {
  const recoverableUntil = new Date(deletedAt.getTime() + recoverableFor)
  return { ...organization, deletedAt, recoverableUntil }
}

/** The first moment whose deletions can still be undone. */
export function recoverableSince({ now }: Context): Date {
  return new Date(now().getTime() - recoverableFor)
}

/** Removes an organization for good if it was deleted more than 30 days ago and nobody brought it back since. */
export async function purgeDeletedOrganization(ctx: Context, id: string): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    await lockOrganization(tx, id, ctx.now())
    const found = await findOrganization(tx, id)
    if (!found?.deletedAt || found.deletedAt >= recoverableSince(ctx)) return
    await purgeOrganization(ctx, tx, id)
  })
}
