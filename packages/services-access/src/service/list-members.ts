import { createCursor, toPage, type Context, type Page } from '@backarch/api'
import type { Db } from '@backarch/db'

import type { OrgContext } from '../org-context.ts'
import type { Member } from '../organization.ts'
import { countMembers, findMemberByAddress, findMembers } from '../repo/memberships.ts'
import { normalizeEmail, userIdSchema } from '../schemas.ts'

const position = createCursor(userIdSchema)

/** The organization's members, the oldest account first. */
export async function listMembers(
  ctx: OrgContext,
  { take, cursor }: { readonly take: number; readonly cursor?: string | undefined },
): Promise<Page<Member>> {
  const page = { orgId: ctx.org.id, after: position.decode(cursor), take: take + 1 }
  return toPage(await findMembers(ctx.db, page), take, ({ userId }) => position.encode(userId))
}

/** How many members an organization has; for a rule that counts them. */
export function countMembersOf(_ctx: Context, tx: Db, orgId: string): Promise<number> {
  return countMembers(tx, orgId)
}

/** Whether somebody with this address is a member. Tells nothing of addresses that have an account elsewhere. */
export async function isMemberAddress(
  _ctx: Context,
  tx: Db,
  { orgId, email }: { readonly orgId: string; readonly email: string },
): Promise<boolean> {
  return (await findMemberByAddress(tx, { orgId, email: normalizeEmail(email) })) !== null
}
