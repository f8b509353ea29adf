import type { Context } from '@backarch/api'
import { AppError, hashOpaqueToken, isOpaqueToken } from '@backarch/core'
import * as access from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'
import { consumeLimit, defineLimit } from '@backarch/services-limits'

import { findOpenInvitationByToken, takeInvitation, type Invitation } from '../repo.ts'
import type { AcceptInvitationInput, OrganizationView } from '../schemas.ts'
import { noSuchInvitation } from './no-such-invitation.ts'
import { getOrganization } from './organizations.ts'

/** Whoever tries more has no mail at hand. */
const acceptLimit = defineLimit({
  name: 'orgs.accept_invitation',
  account: { attempts: 100, seconds: 60 * 60 },
})

/**
 * Makes the caller a member, once. Throws NOT_FOUND for a link that is used, void, expired or invented; FORBIDDEN
 * (`invitation_not_yours`) unless the invited address is the caller's and shown to be; RATE_LIMITED; what `admitMember` throws.
 */
export async function acceptInvitation(
  ctx: Context,
  { token }: AcceptInvitationInput,
): Promise<OrganizationView> {
  const { userId } = access.requireUser(ctx)
  await consumeLimit(ctx, acceptLimit, { account: userId })
  if (!isOpaqueToken(token, 'iv')) throw noSuchInvitation()
  const tokenHash = hashOpaqueToken(token)
  const now = ctx.now()
  const found = await findOpenInvitationByToken(ctx.db, { tokenHash, now })
  if (!found) throw noSuchInvitation()
  await requireMine(ctx, userId, found)
  const { orgId, id } = found
  await access.admitMember(ctx, { orgId, userId }, async (tx) => {
    if (!(await takeInvitation(tx, { orgId, id, tokenHash }))) throw noSuchInvitation()
    await recordAudit(ctx, tx, {
      action: 'orgs.invitation_accepted',
      orgId,
      target: { kind: 'invitation', id },
      details: { role: found.role },
    })
    return found.role
  })
  const org = await access.accessOrganization(ctx, orgId)
  return getOrganization({ ...ctx, org })
}

/** The sentence names no address: the link may have reached somebody whom it is none of the business. */
async function requireMine(ctx: Context, userId: string, { id, email }: Invitation): Promise<void> {
  const account = await access.findAccount(ctx, userId)
  if (account && account.emailVerifiedAt !== null && account.email === email) return
  await access.recordUnlessGone(ctx, {
    action: 'orgs.invitation_refused',
    // In the person's log and not the organization's, whose admins have no business with strangers.
    orgId: null,
    outcome: 'denied',
    target: { kind: 'invitation', id },
    details: { reason: 'invitation_not_yours' },
  })
  throw new AppError(
    'FORBIDDEN',
    'This invitation is for another e-mail address: sign in with the one it was sent to, and confirm that address.',
    { details: { reason: 'invitation_not_yours' } },
  )
}
