import type { Context } from '@backarch/api'
import type { Db } from '@backarch/db'
import { recordAudit } from '@backarch/services-audit'

import type { Organization } from '../organization.ts'
import { insertOrganization } from '../repo/organizations.ts'
import type { Plan } from '../schemas.ts'
import { startMembership } from './start-membership.ts'

/**
 * Makes an organization together with its first owner. `personal`: the owner's own, of which there is one for each
 * account; it is made in the transaction that makes the account.
 */
export async function createOrganization(
  ctx: Context,
  tx: Db,
  input: {
    readonly name: string
    readonly ownerId: string
    readonly plan?: Plan
    readonly personal?: boolean
  },
): Promise<Organization> {
  const { name, ownerId, plan = 'free', personal = false } = input
  const id = ctx.newId()
  const now = ctx.now()
  const personalOf = personal ? ownerId : null
  const organization = await insertOrganization(tx, { id, name, plan, personalOf, now })
  await startMembership(tx, { orgId: id, userId: ownerId, role: 'owner', now })
  await recordAudit(ctx, tx, {
    action: 'orgs.created',
    orgId: id,
    target: { kind: 'organization', id },
    details: { plan, personal },
    // Whoever signs up is nobody to the server until it is done.
    ...(ctx.principal.kind === 'anonymous' ? { actor: { userId: ownerId } } : {}),
  })
  return organization
}
