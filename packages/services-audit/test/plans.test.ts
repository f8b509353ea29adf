import { createTestContext } from '@backarch/api/testing'
import { newId } from '@backarch/core'
import { createTestDatabase } from '@backarch/db/testing'
import { listAudit, type AuditScope } from '@backarch/services-audit'
import type { AuditFilters } from '@backarch/services-audit/schemas'
import { afterAll, expect, test } from 'vitest'

import { fillLog, somebody, something } from './support/fill-log.ts'

// One connection: the server counts what it read when the connection is asked to tell.
const database = await createTestDatabase({ poolSize: 1 })
afterAll(() => database[Symbol.asyncDispose]())
const { db } = database
const ctx = createTestContext({ db })
const orgId = newId()
await fillLog(db, { orgId, count: 20_000 })
await db.$executeRaw`ANALYZE audit_event`

/** Rows read so far: by walking the table, and through its indexes. */
async function read() {
  await db.$executeRaw`SELECT pg_stat_force_next_flush()`
  const [counts] = await db.$queryRaw<[{ walked: number; fetched: number }]>`
    SELECT seq_tup_read::int AS walked, idx_tup_fetch::int AS fetched
      FROM pg_stat_user_tables WHERE relname = 'audit_event'`
  return counts
}

const cursor = Buffer.from(JSON.stringify(['2026-05-25T00:00:00.000Z', newId()]))

test.for<readonly [string, AuditScope, AuditFilters]>([
  ['an organization’s log', { orgId }, {}],
  ['a rare action', { orgId }, { action: 'tests.plan_changed' }],
  ['an action that never was', { orgId }, { action: 'tests.never_was' }],
  ['denials', { orgId }, { outcome: 'denied' }],
  ['failures, of which there are none', { orgId }, { outcome: 'failed' }],
  ['one person’s doings', { orgId }, { actorId: somebody }],
  ['what was done to one thing', { orgId }, { targetId: something }],
  ['an hour', { orgId }, { from: '2026-05-25T00:00:00Z', to: '2026-05-25T01:00:00Z' }],
  ['a person’s log', { userId: somebody }, {}],
])('%s: a page reads about as many rows as it shows', async ([, scope, filters]) => {
  const pages = [{ take: 10 }, { take: 10, cursor: cursor.toString('base64url') }]
  for (const page of pages) {
    const before = await read()
    await listAudit(ctx, scope, filters, page)
    const after = await read()
    expect(after.walked - before.walked).toBe(0)
    expect(after.fetched - before.fetched).toBeLessThanOrEqual(2 * 11)
  }
})
