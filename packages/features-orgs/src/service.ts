import type { Context, Page } from '@backarch/api'
import { AppError } from '@backarch/core'
import * as access from '@backarch/services-access'
import type { Account, Member, Organization, OrgContext } from '@backarch/services-access'
import type { Role } from '@backarch/services-access/schemas'

import type {
  AddMemberInput,
  ChangeRoleInput,
  CreateInput,
  ListInput,
  MembersInput,
  MemberView,
  OrganizationView,
  RemoveMemberInput,
} from './schemas.ts'

/** Makes an organization; the caller is its first owner. A script cannot own one: FORBIDDEN (`no_account`). */
export async function createOrganization(
  ctx: Context,
  { name }: CreateInput,
): Promise<OrganizationView> {
  const { userId: ownerId } = access.requireUser(ctx)
  const organization = await access.createOrganization(ctx, { name, ownerId })
  ctx.log.info({ orgId: organization.id }, 'an organization was created')
  return toOrganization({ ...organization, role: 'owner' })
}

/** The caller's organizations, oldest first. */
export async function listMyOrganizations(
  ctx: Context,
  { take, cursor }: ListInput,
): Promise<Page<OrganizationView>> {
  const { userId } = access.requireUser(ctx)
  const { items, nextCursor } = await access.listOrganizations(ctx, { userId, take, cursor })
  return { items: items.map(toOrganization), nextCursor }
}

export async function getOrganization(ctx: OrgContext): Promise<OrganizationView> {
  return toOrganization(await access.getOrganization(ctx))
}

/** Members with their names; an account that is gone leaves its place empty, not out. */
export async function listMembers(
  ctx: OrgContext,
  { take, cursor }: MembersInput,
): Promise<Page<MemberView>> {
  const { items, nextCursor } = await access.listMembers(ctx, { take, cursor })
  const users = await access.findAccounts(
    ctx,
    items.map(({ userId }) => userId),
  )
  const byId = new Map(users.map((user) => [user.id, user]))
  return { items: items.map((member) => toMember(member, byId.get(member.userId))), nextCursor }
}

/** Makes the owner of an e-mail address a member. Throws NOT_FOUND (`account_not_found`) where nobody has it. */
export async function addMember(
  ctx: OrgContext,
  { email, role }: AddMemberInput,
): Promise<MemberView> {
  const user = await access.findAccountByEmail(ctx, email)
  if (!user || user.disabledAt !== null) {
    throw new AppError('NOT_FOUND', 'Nobody has an account with this e-mail address.', {
      details: { reason: 'account_not_found' },
    })
  }
  const member = await access.addMember(ctx, { userId: user.id, role })
  ctx.log.info({ orgId: ctx.org.id, userId: user.id, role }, 'a member was added')
  return toMember(member, user)
}

export async function changeRole(
  ctx: OrgContext,
  { userId, role }: ChangeRoleInput,
): Promise<MemberView> {
  const member = await access.changeRole(ctx, { userId, role })
  ctx.log.info({ orgId: ctx.org.id, userId, role }, 'a role was changed')
  const [user] = await access.findAccounts(ctx, [userId])
  return toMember(member, user)
}

/** Ends a membership; a member's own ends by leaving. The person's next call is refused. */
export async function removeMember(
  ctx: OrgContext,
  { userId }: RemoveMemberInput,
): Promise<{ removed: true }> {
  await access.removeMember(ctx, { userId })
  ctx.log.info({ orgId: ctx.org.id, userId }, 'a member was removed')
  return { removed: true }
}

function toOrganization(organization: Organization & { readonly role: Role }): OrganizationView {
  const { id, name, plan, role, createdAt } = organization
  return { id, name, plan, role, createdAt: createdAt.toISOString() }
}

function toMember(member: Member, user: Account | undefined): MemberView {
  const { userId, role, createdAt } = member
  const { email = null, name = null } = user ?? {}
  return { userId, email, name, role, createdAt: createdAt.toISOString() }
}
