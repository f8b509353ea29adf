import { createCursor, toPage, type Context, type Page } from '@backarch/api'

import type { Organization } from '../organization.ts'
import { findOrganizationsOfUser } from '../repo/organizations.ts'
import { orgIdSchema, type Role } from '../schemas.ts'

const position = createCursor(orgIdSchema)

/** The organizations a person is a member of, oldest first, each with the person's role in it. */
export async function listOrganizations(
  ctx: Context,
  input: { readonly userId: string; readonly take: number; readonly cursor?: string | undefined },
): Promise<Page<Organization & { readonly role: Role }>> {
  const { userId, take, cursor } = input
  const rows = await findOrganizationsOfUser(ctx.db, {
    userId,
    after: position.decode(cursor),
    take: take + 1,
    deleted: false,
  })
  const organizations = rows.map(({ organization, role }) => ({ ...organization, role }))
  return toPage(organizations, take, ({ id }) => position.encode(id))
}
