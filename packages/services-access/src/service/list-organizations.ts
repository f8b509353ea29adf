import { createCursor, toPage, type Context, type Page } from '@backarch/api'

import type { Organization, OrganizationOfMember } from '../organization.ts'
import { planNow } from '../plans.ts'
import {
  findOrganizationsById,
  findOrganizationsOfUser,
  type OrganizationOfUser,
} from '../repo/organizations.ts'
import { orgIdSchema } from '../schemas.ts'

const position = createCursor(orgIdSchema)

/** The organizations a person is a member of, oldest first, each with what the person is in it. */
export async function listOrganizations(
  ctx: Context,
  input: { readonly userId: string; readonly take: number; readonly cursor?: string | undefined },
): Promise<Page<OrganizationOfMember>> {
  const { userId, take, cursor } = input
  const after = position.decode(cursor)
  const rows = await findOrganizationsOfUser(ctx.db, { userId, after, take: take + 1 })
  const organizations = rows.map((row) => toOrganizationOfMember(ctx, row))
  return toPage(organizations, take, ({ id }) => position.encode(id))
}

/** The organizations of these ids in no order; one that is deleted or does not exist is left out. */
export async function findOrganizations(
  ctx: Context,
  ids: readonly string[],
): Promise<readonly Organization[]> {
  return ids.length === 0 ? [] : findOrganizationsById(ctx.db, ids)
}

function toOrganizationOfMember(
  { now }: Context,
  { role, overSeats, organization }: OrganizationOfUser,
): OrganizationOfMember {
  const plan = planNow(organization, now())
  return { ...organization, plan, role: overSeats ? 'viewer' : role, overSeats }
}
