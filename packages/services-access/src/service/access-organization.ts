import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'

import type { OrgAccess } from '../org-context.ts'
import { planNow } from '../plans.ts'
import { findPlace, type PlaceRow } from '../repo/memberships.ts'
import { findOrganization } from '../repo/organizations.ts'
import { identifyCallerInOrg, type SignedIn } from './identify-caller.ts'
import { signedOut } from './require-user.ts'

/**
 * What the caller is in an organization. The operator is an owner of every one.
 * One that does not exist, one that is deleted and one the caller is no member of answer alike: NOT_FOUND.
 */
export async function accessOrganization(ctx: Context, orgId: string): Promise<OrgAccess> {
  return (await enterOrganization(ctx, orgId)).org
}

/** The same with the caller, who is looked up in the same query where nobody has done so yet. */
export async function enterOrganization(
  ctx: Context,
  orgId: string,
): Promise<{ readonly principal: SignedIn; readonly org: OrgAccess }> {
  const { principal } = ctx
  switch (principal.kind) {
    case 'user': {
      const place = await findPlace(ctx.db, { orgId, userId: principal.userId })
      return { principal, org: toAccess(ctx, orgId, place) }
    }
    case 'operator': {
      const found = await findOrganization(ctx.db, orgId)
      const place = found && ({ role: 'owner', overSeats: false, organization: found } as const)
      return { principal, org: toAccess(ctx, orgId, place) }
    }
    case 'anonymous': {
      const found = await identifyCallerInOrg(ctx, orgId)
      if (!found) throw signedOut()
      return { principal: found.principal, org: toAccess(ctx, orgId, found.place) }
    }
    default:
      return principal satisfies never
  }
}

function toAccess({ now }: Context, id: string, place: PlaceRow | null): OrgAccess {
  if (!place || place.organization.deletedAt !== null) {
    throw new AppError('NOT_FOUND', 'There is no such organization.', {
      details: { reason: 'organization_not_found' },
    })
  }
  const { overSeats, organization } = place
  const role = overSeats ? 'viewer' : place.role
  return { id, role, plan: planNow(organization, now()), overSeats }
}
