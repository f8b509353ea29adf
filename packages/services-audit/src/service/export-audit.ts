import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'

import { csvHeader, csvLine } from '../csv.ts'
import { findAuditEvents, type AuditPosition, type AuditScope } from '../repo.ts'
import type { AuditEvent, AuditExport, AuditExportFormat, AuditFilters } from '../schemas.ts'
import { toAuditEvent } from '../to-audit-event.ts'

const maxRows = 50_000
const pageSize = 1_000

interface Format {
  readonly contentType: string
  readonly header: string
  readonly line: (event: AuditEvent) => string
}

const formats: Readonly<Record<AuditExportFormat, Format>> = {
  csv: { contentType: 'text/csv; charset=utf-8', header: csvHeader, line: csvLine },
  jsonl: {
    contentType: 'application/x-ndjson; charset=utf-8',
    header: '',
    line: (event) => `${JSON.stringify(event)}\n`,
  },
}

/**
 * A log as a file, the newest event first, of at most 50,000 events; read page by page, so that it holds up neither
 * the database nor other calls. Throws LIMIT_EXCEEDED (`audit_export_too_large`) for more than that.
 */
export async function exportAudit(
  ctx: Context,
  scope: AuditScope,
  filters: AuditFilters,
  format: AuditExportFormat,
): Promise<AuditExport> {
  const { contentType, header, line } = formats[format]
  let content = header
  let count = 0
  let before: AuditPosition | null = null
  do {
    const rows = await findAuditEvents(ctx.db, { scope, filters, before, take: pageSize })
    count += rows.length
    if (count > maxRows) throw tooLarge()
    for (const row of rows) content += line(toAuditEvent(row))
    before = rows.length < pageSize ? null : (rows.at(-1) ?? null)
  } while (before !== null)
  const day = ctx.now().toISOString().slice(0, 10)
  return { fileName: `audit-${day}.${format}`, contentType, content }
}

function tooLarge(): AppError {
  return new AppError(
    'LIMIT_EXCEEDED',
    'An export holds at most 50,000 events: choose a shorter time with from and to.',
    { details: { reason: 'audit_export_too_large' } },
  )
}
