import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'

import type { OrgAccess } from '../org-context.ts'
import { findAccess, findOrganization } from '../repo.ts'

/**
 * What the caller is in an organization. The operator is an owner of every one.
 * An organization that does not exist and one the caller is no member of answer alike: NOT_FOUND.
 */
export async function accessOrganization(ctx: Context, orgId: string): Promise<OrgAccess> {
  const { principal } = ctx
  switch (principal.kind) {
    case 'user': {
      const found = await findAccess(ctx.db, { orgId, userId: principal.userId })
      if (!found) throw notFound()
      return { id: orgId, role: found.role, plan: found.organization.plan }
    }
    case 'operator': {
      const found = await findOrganization(ctx.db, orgId)
      if (!found) throw notFound()
      return { id: orgId, role: 'owner', plan: found.plan }
    }
    case 'anonymous':
      throw new AppError('UNAUTHORIZED', 'Sign in first.', { details: { reason: 'signed_out' } })
    default:
      return principal satisfies never
  }
}

function notFound(): AppError {
  return new AppError('NOT_FOUND', 'There is no such organization.', {
    details: { reason: 'organization_not_found' },
  })
}
