import { AppError } from '@backarch/core'

import type { OrgContext } from '../org-context.ts'
import type { Organization } from '../organization.ts'
import { findOrganization } from '../repo/organizations.ts'
import type { Role } from '../schemas.ts'

/** The organization of this call, with the caller's role in it. */
export async function getOrganization(
  ctx: OrgContext,
): Promise<Organization & { readonly role: Role }> {
  const organization = await findOrganization(ctx.db, ctx.org.id)
  if (!organization) throw new AppError('NOT_FOUND', 'There is no such organization.')
  return { ...organization, role: ctx.org.role }
}
