import * as access from '@backarch/services-access'
import type { OrgContext } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

import { deleteInvitation, findInvitationInOrg } from '../repo.ts'
import type { InvitationInput } from '../schemas.ts'
import { noSuchInvitation } from './no-such-invitation.ts'

/** Takes an invitation back: its link is void from then on. */
export async function withdrawInvitation(
  ctx: OrgContext,
  { invitationId: id }: Pick<InvitationInput, 'invitationId'>,
): Promise<{ removed: true }> {
  const orgId = ctx.org.id
  return access.changeOrganization(ctx, 'manageMembers', async (tx, actor) => {
    const found = await findInvitationInOrg(tx, { orgId, id })
    if (!found) throw noSuchInvitation()
    access.requireManages(actor, found.role)
    await deleteInvitation(tx, { orgId, id })
    await recordAudit(ctx, tx, {
      action: 'orgs.invitation_withdrawn',
      orgId,
      target: { kind: 'invitation', id },
      details: { role: found.role },
    })
    return { removed: true }
  })
}
