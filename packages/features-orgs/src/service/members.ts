import type { Page } from '@backarch/api'
import * as access from '@backarch/services-access'
import type { Member, OrgContext } from '@backarch/services-access'

import type { ChangeRoleInput, ListInput, MemberInput, MemberView } from '../schemas.ts'
import { toMember } from './views.ts'

/** Members with their names, the oldest account first. */
export async function listMembers(
  ctx: OrgContext,
  { take, cursor }: ListInput,
): Promise<Page<MemberView>> {
  const { items, nextCursor } = await access.listMembers(ctx, { take, cursor })
  return { items: await withNames(ctx, items), nextCursor }
}

/** Throws FORBIDDEN for a role the caller does not manage, CONFLICT (`last_owner`). */
export async function changeRole(
  ctx: OrgContext,
  { userId, role }: Omit<ChangeRoleInput, 'orgId'>,
): Promise<MemberView> {
  return named(ctx, await access.changeRole(ctx, { userId, role }))
}

/** Ends a membership; the person's next call is refused. */
export async function removeMember(
  ctx: OrgContext,
  { userId }: Pick<MemberInput, 'userId'>,
): Promise<{ removed: true }> {
  await access.removeMember(ctx, { userId })
  return { removed: true }
}

/** Ends the caller's own membership. Throws CONFLICT for the last owner, and in a personal organization. */
export async function leaveOrganization(ctx: OrgContext): Promise<{ removed: true }> {
  await access.leaveOrganization(ctx)
  return { removed: true }
}

/** Makes a member owner and the caller, who must be one, admin. Answers the new owner. */
export async function transferOwnership(
  ctx: OrgContext,
  { userId }: Pick<MemberInput, 'userId'>,
): Promise<MemberView> {
  return named(ctx, await access.transferOwnership(ctx, { userId }))
}

async function named(ctx: OrgContext, member: Member): Promise<MemberView> {
  const [view] = await withNames(ctx, [member])
  if (!view) throw new Error('The account of a member was deleted at the same moment.')
  return view
}

/** Memberships go with the account: one that is deleted at this moment is left out. */
async function withNames(ctx: OrgContext, members: readonly Member[]): Promise<MemberView[]> {
  const accounts = await access.findAccounts(
    ctx,
    members.map(({ userId }) => userId),
  )
  const byId = new Map(accounts.map((account) => [account.id, account]))
  return members.flatMap((member) => {
    const account = byId.get(member.userId)
    return account ? [toMember(member, account)] : []
  })
}
