import type { Context } from '@backarch/api'

import type { OrgAccess } from '../org-context.ts'
import { planHasEnded } from '../plans.ts'
import { noSuchOrganization } from '../refusals.ts'
import { findPlace, type PlaceRow } from '../repo/memberships.ts'
import { findOrganization } from '../repo/organizations.ts'
import { endPlan } from './change-plan.ts'
import { identifyCallerInOrg, type SignedIn } from './identify-caller.ts'
import { signedOut } from './require-user.ts'

interface Entered {
  readonly principal: SignedIn
  readonly org: OrgAccess
}

/**
 * What the caller is in an organization. The operator is an owner of every one.
 * One that does not exist, one that is deleted and one the caller is no member of answer alike: NOT_FOUND.
 */
export async function accessOrganization(ctx: Context, orgId: string): Promise<OrgAccess> {
  return (await enterOrganization(ctx, orgId)).org
}

/** The same with the caller, who is looked up in the same query where nobody has done so yet. */
export async function enterOrganization(ctx: Context, orgId: string): Promise<Entered> {
  const { principal, place } = await lookUp(ctx, orgId)
  if (!place || place.organization.deletedAt !== null) throw noSuchOrganization()
  const { role, overSeats, organization } = place
  if (planHasEnded(organization, ctx.now())) {
    // The first call after the end of a plan gives out its seats anew, and looks again.
    await endPlan(ctx, orgId)
    return enterOrganization({ ...ctx, principal }, orgId)
  }
  const { plan } = organization
  return { principal, org: { id: orgId, role: overSeats ? 'viewer' : role, plan, overSeats } }
}

async function lookUp(
  ctx: Context,
  orgId: string,
): Promise<{ readonly principal: SignedIn; readonly place: PlaceRow | null }> {
  const { principal } = ctx
  switch (principal.kind) {
    case 'user':
      return { principal, place: await findPlace(ctx.db, { orgId, userId: principal.userId }) }
    case 'operator': {
      const organization = await findOrganization(ctx.db, orgId)
      return { principal, place: organization && { role: 'owner', overSeats: false, organization } }
    }
    case 'anonymous': {
      const found = await identifyCallerInOrg(ctx, orgId)
      if (!found) throw signedOut()
      return found
    }
    default:
      return principal satisfies never
  }
}
