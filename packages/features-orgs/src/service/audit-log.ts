import type { Page } from '@backarch/api'
import * as access from '@backarch/services-access'
import type { OrgContext } from '@backarch/services-access'
import * as audit from '@backarch/services-audit'
import type { AuditExport } from '@backarch/services-audit/schemas'

import type { AuditLogEvent, AuditLogInput, ExportAuditInput } from '../schemas.ts'

/** What happened in the organization, the newest first, with the names of whoever acted. */
export async function listAuditLog(
  ctx: OrgContext,
  { orgId: _orgId, take, cursor, ...filters }: AuditLogInput,
): Promise<Page<AuditLogEvent>> {
  const scope = { orgId: ctx.org.id }
  const { items, nextCursor } = await audit.listAudit(ctx, scope, filters, { take, cursor })
  const people = items.flatMap(({ actor }) => (actor.kind === 'user' ? [actor.id] : []))
  const accounts = await access.findAccounts(ctx, [...new Set(people)])
  const names = new Map(accounts.map(({ id, name }) => [id, name]))
  const events = items.map((event) => {
    const { actor } = event
    const actorName = actor.kind === 'user' ? (names.get(actor.id) ?? null) : null
    return { ...event, actorName }
  })
  return { items: events, nextCursor }
}

/** The same as a file; people stand in it by their ids. That it was taken out is on record too. */
export async function exportAuditLog(
  ctx: OrgContext,
  { orgId: _orgId, format, ...filters }: ExportAuditInput,
): Promise<AuditExport> {
  const orgId = ctx.org.id
  const file = await audit.exportAudit(ctx, { orgId }, filters, format)
  const target = { kind: 'organization', id: orgId }
  await access.recordUnlessGone(ctx, {
    action: 'orgs.audit_exported',
    orgId,
    target,
    details: { format },
  })
  return file
}
