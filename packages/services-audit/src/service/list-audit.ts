import { createCursor, toPage, type Context, type Page } from '@backarch/api'
import { z } from 'zod'

import { findAuditEvents, type AuditScope } from '../repo.ts'
import type { AuditEvent, AuditFilters } from '../schemas.ts'
import { toAuditEvent } from '../to-audit-event.ts'

const position = createCursor(z.tuple([z.iso.datetime(), z.uuid()]))

/**
 * A log, the newest event first. `scope` is an organization, or a person: what they did anywhere and what was done
 * to their account. Whether the caller may read it is for whoever calls to decide.
 */
export async function listAudit(
  ctx: Context,
  scope: AuditScope,
  filters: AuditFilters,
  { take, cursor }: { readonly take: number; readonly cursor?: string | undefined },
): Promise<Page<AuditEvent>> {
  const from = position.decode(cursor)
  const before = from === null ? null : { at: new Date(from[0]), id: from[1] }
  const rows = await findAuditEvents(ctx.db, { scope, filters, before, take: take + 1 })
  const page = toPage(rows, take, ({ at, id }) => position.encode([at.toISOString(), id]))
  return { ...page, items: page.items.map(toAuditEvent) }
}
