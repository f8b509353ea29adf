import { createCursor, toPage, type Context, type Page } from '@backarch/api'
import * as access from '@backarch/services-access'
import type { OrgContext } from '@backarch/services-access'
import { idSchema } from '@backarch/services-access/schemas'

import { findInvitationsInOrg, findOpenInvitationsTo } from '../repo.ts'
import type { InvitationView, ListInput, MyInvitationView } from '../schemas.ts'
import { toInvitation } from './views.ts'

const position = createCursor(idSchema)

/** An organization's invitations, the newest first, the expired ones too: they can be sent again. */
export async function listInvitations(
  ctx: OrgContext,
  { take, cursor }: ListInput,
): Promise<Page<InvitationView>> {
  const page = { orgId: ctx.org.id, before: position.decode(cursor), take: take + 1 }
  const rows = await findInvitationsInOrg(ctx.db, page)
  const { items, nextCursor } = toPage(rows, take, ({ id }) => position.encode(id))
  const inviters = items.flatMap(({ invitedBy }) => invitedBy ?? [])
  const accounts = await access.findAccounts(ctx, [...new Set(inviters)])
  const byId = new Map(accounts.map((account) => [account.id, account]))
  const now = ctx.now()
  const views = items.map((item) => toInvitation(item, byId.get(item.invitedBy ?? ''), now))
  return { items: views, nextCursor }
}

/** The open invitations to the caller's address, once it is shown to be theirs; before that none. */
export async function listMyInvitations(
  ctx: Context,
  { take, cursor }: ListInput,
): Promise<Page<MyInvitationView>> {
  const before = position.decode(cursor)
  const account = await access.findAccount(ctx, access.requireUser(ctx).userId)
  if (!account || account.emailVerifiedAt === null) return { items: [], nextCursor: null }
  const rows = await findOpenInvitationsTo(ctx.db, {
    email: account.email,
    now: ctx.now(),
    before,
    take: take + 1,
  })
  const { items, nextCursor } = toPage(rows, take, ({ id }) => position.encode(id))
  const organizations = await access.findOrganizations(
    ctx,
    items.map(({ orgId }) => orgId),
  )
  const byId = new Map(organizations.map(({ id, name }) => [id, { id, name }]))
  const views = items.flatMap(({ id, orgId, role, expiresAt }) => {
    const organization = byId.get(orgId)
    return organization ? [{ id, organization, role, expiresAt: expiresAt.toISOString() }] : []
  })
  return { items: views, nextCursor }
}
