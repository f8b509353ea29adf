import { createCursor, toPage, type Page } from '@backarch/api'

import type { OrgContext } from '../org-context.ts'
import type { Member } from '../organization.ts'
import { findMembers } from '../repo/memberships.ts'
import { userIdSchema } from '../schemas.ts'

const position = createCursor(userIdSchema)

/** The organization's members, the oldest account first. */
export async function listMembers(
  ctx: OrgContext,
  { take, cursor }: { readonly take: number; readonly cursor?: string | undefined },
): Promise<Page<Member>> {
  const page = { orgId: ctx.org.id, after: position.decode(cursor), take: take + 1 }
  return toPage(await findMembers(ctx.db, page), take, ({ userId }) => position.encode(userId))
}
