import { recordAudit } from '@backarch/services-audit'

import type { OrgContext } from '../org-context.ts'
import type { OrganizationOfMember } from '../organization.ts'
import { updateOrganization } from '../repo/organizations.ts'
import { changeOrganization } from './change-organization.ts'

export async function renameOrganization(
  ctx: OrgContext,
  { name }: { readonly name: string },
): Promise<OrganizationOfMember> {
  const id = ctx.org.id
  return changeOrganization(ctx, 'renameOrganization', async (tx, { role, plan, overSeats }) => {
    const renamed = await updateOrganization(tx, id, { name, now: ctx.now() })
    const target = { kind: 'organization', id }
    await recordAudit(ctx, tx, { action: 'orgs.renamed', orgId: id, target })
    return { ...renamed, role, plan, overSeats }
  })
}
