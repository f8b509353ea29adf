import type { Db } from '@backarch/db'

import type { OrgContext } from '../org-context.ts'
import type { Organization, OrganizationOfMember } from '../organization.ts'
import { noSuchOrganization } from '../refusals.ts'
import { findOrganization } from '../repo/organizations.ts'

/** The organization of this call, and what the caller is in it. */
export async function getOrganization(ctx: OrgContext): Promise<OrganizationOfMember> {
  const { id, role, plan, overSeats } = ctx.org
  return { ...(await requireOrganization(ctx.db, id)), role, plan, overSeats }
}

/** Throws NOT_FOUND where there is none: it was deleted since the call began. */
export async function requireOrganization(db: Db, id: string): Promise<Organization> {
  const organization = await findOrganization(db, id)
  if (!organization) throw noSuchOrganization()
  return organization
}
