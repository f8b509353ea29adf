import { AppError, newOpaqueToken } from '@backarch/core'
import type { Db } from '@backarch/db'
import * as access from '@backarch/services-access'
import type { OrgContext } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'
import { consumeLimit, defineLimit } from '@backarch/services-limits'

import {
  countOpenInvitations,
  deleteInvitation,
  findInvitationInOrg,
  findInvitationTo,
  insertInvitation,
  renewInvitation,
  type Invitation,
} from '../repo.ts'
import type { InvitationInput, InvitationView, InviteInput } from '../schemas.ts'
import { mailInvitation } from './invitation-mail.ts'
import { noSuchInvitation } from './no-such-invitation.ts'
import { toInvitation } from './views.ts'

const day = 24 * 60 * 60
const validFor = 7 * day * 1000

const inviterLimit = defineLimit({
  name: 'orgs.invite',
  account: { attempts: 100, seconds: day },
})
/** Whoever invites: nobody's mailbox is filled from here. */
const addressLimit = defineLimit({
  name: 'orgs.invited_address',
  account: { attempts: 10, seconds: day },
})

/**
 * Asks an address by mail to become a member. Whether it has an account elsewhere changes nothing in the answer.
 * Throws CONFLICT (`already_member`, `already_invited`), LIMIT_EXCEEDED when members and open invitations take every
 * seat, RATE_LIMITED, FORBIDDEN for a role the caller does not manage, UNAVAILABLE (`invitation_not_mailed`).
 */
export async function invite(
  ctx: OrgContext,
  { email, role }: Omit<InviteInput, 'orgId'>,
): Promise<InvitationView> {
  await consumeInvitationLimits(ctx, email)
  const orgId = ctx.org.id
  const id = ctx.newId()
  const now = ctx.now()
  const invitedBy = inviterOf(ctx)
  const expiresAt = new Date(now.getTime() + validFor)
  const { token, hash: tokenHash } = newOpaqueToken('iv')
  const invitation = await access.withinLimit(
    ctx,
    'members',
    seatsTaken(ctx),
    async (tx, actor) => {
      access.requireManages(actor, role)
      if (await access.isMemberAddress(ctx, tx, { orgId, email })) throw access.alreadyMember()
      const earlier = await findInvitationTo(tx, { orgId, email })
      if (earlier && earlier.expiresAt > now) throw alreadyInvited()
      if (earlier) await deleteInvitation(tx, { orgId, id: earlier.id })
      const data = { orgId, id, email, role, invitedBy, createdAt: now, sentAt: now, expiresAt }
      const inserted = await insertInvitation(tx, { ...data, tokenHash })
      await record(ctx, tx, 'orgs.invitation_sent', inserted)
      return inserted
    },
  )
  return send(ctx, invitation, token)
}

/** Sends the mail once more, with a new link: the older ones are void, and the seven days begin anew. */
export async function resendInvitation(
  ctx: OrgContext,
  { invitationId: id }: Pick<InvitationInput, 'invitationId'>,
): Promise<InvitationView> {
  const orgId = ctx.org.id
  const found = await findInvitationInOrg(ctx.db, { orgId, id })
  if (!found) throw noSuchInvitation()
  await consumeInvitationLimits(ctx, found.email)
  const sentAt = ctx.now()
  const expiresAt = new Date(sentAt.getTime() + validFor)
  const { token, hash: tokenHash } = newOpaqueToken('iv')
  const invitation = await access.withinLimit(
    ctx,
    'members',
    seatsTaken(ctx, id),
    async (tx, actor) => {
      const renewed = await renewInvitation(tx, { orgId, id, tokenHash, sentAt, expiresAt })
      if (!renewed) throw noSuchInvitation()
      access.requireManages(actor, renewed.role)
      await record(ctx, tx, 'orgs.invitation_resent', renewed)
      return renewed
    },
  )
  return send(ctx, invitation, token)
}

/** Before the transaction and the mail. A script is not counted, the address always is. */
async function consumeInvitationLimits(ctx: OrgContext, email: string): Promise<void> {
  const account = inviterOf(ctx)
  if (account !== null) await consumeLimit(ctx, inviterLimit, { account })
  await consumeLimit(ctx, addressLimit, { account: email })
}

/** Members and open invitations, but for one that is sent again. */
function seatsTaken(ctx: OrgContext, except?: string) {
  return async (tx: Db): Promise<number> => {
    const orgId = ctx.org.id
    const open = { orgId, now: ctx.now(), ...(except === undefined ? {} : { except }) }
    return (await access.countMembersOf(ctx, tx, orgId)) + (await countOpenInvitations(tx, open))
  }
}

async function send(
  ctx: OrgContext,
  invitation: Invitation,
  token: string,
): Promise<InvitationView> {
  const { name: organization } = await access.getOrganization(ctx)
  await mailInvitation(ctx, invitation, { token, organization })
  const { invitedBy } = invitation
  const [inviter] = await access.findAccounts(ctx, invitedBy === null ? [] : [invitedBy])
  return toInvitation(invitation, inviter, ctx.now())
}

function inviterOf({ principal }: OrgContext): string | null {
  return principal.kind === 'user' ? principal.userId : null
}

async function record(
  ctx: OrgContext,
  tx: Db,
  action: `orgs.${string}`,
  { id, role }: Invitation,
): Promise<void> {
  const target = { kind: 'invitation', id }
  await recordAudit(ctx, tx, { action, orgId: ctx.org.id, target, details: { role } })
}

function alreadyInvited(): AppError {
  return new AppError('CONFLICT', 'This address is invited already: send that invitation again.', {
    details: { reason: 'already_invited' },
  })
}
