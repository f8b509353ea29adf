import { createTestContext } from '@backarch/api/testing'
import { newId } from '@backarch/core'
import { inTransaction, type Db } from '@backarch/db'
import { createTestDatabase } from '@backarch/db/testing'
import { recordAudit } from '@backarch/services-audit'
import { afterAll, expect, test } from 'vitest'

const database = await createTestDatabase()
afterAll(() => database[Symbol.asyncDispose]())
const { db } = database
const ctx = createTestContext({ db })
const userId = newId()
const other = newId()
const pseudonym = newId()

await recordAudit(ctx, db, { action: 'tests.seen', orgId: null, actor: { userId } })
await recordAudit(ctx, db, { action: 'tests.seen', orgId: null, actor: { userId: other } })
const before = await rows()

async function rows() {
  return db.auditEvent.findMany({ orderBy: { id: 'asc' } })
}

/** Tries each statement in a transaction of its own, and expects the database to refuse it. */
async function expectRefused(
  statements: readonly ((tx: Db) => PromiseLike<unknown>)[],
  prepare: (tx: Db) => PromiseLike<unknown> = () => Promise.resolve(),
) {
  for (const statement of statements) {
    const change = inTransaction(db, async (tx) => {
      await prepare(tx)
      await statement(tx)
    })
    await expect(change, String(statement)).rejects.toThrow('The audit log is append-only')
  }
  expect(await rows()).toEqual(before)
}

test('LG3 the database refuses every change of a row, as the role that the server uses', async () => {
  await expectRefused([
    (tx) => tx.$executeRaw`UPDATE audit_event SET action = 'tests.other'`,
    (tx) => tx.$executeRaw`UPDATE audit_event SET at = at`,
    (tx) => tx.$executeRaw`UPDATE audit_event SET actor_id = ${pseudonym}::uuid, session_id = NULL`,
    (tx) => tx.$executeRaw`DELETE FROM audit_event`,
    (tx) => tx.$executeRaw`TRUNCATE audit_event`,
    (tx) => tx.$executeRaw`TRUNCATE audit_event RESTART IDENTITY CASCADE`,
    (tx) => tx.$executeRaw`
      INSERT INTO audit_event SELECT * FROM audit_event
      ON CONFLICT (id) DO UPDATE SET outcome = 'failed'`,
    (tx) => tx.$executeRaw`
      MERGE INTO audit_event USING (SELECT 1) AS one ON true WHEN MATCHED THEN DELETE`,
    (tx) => tx.$executeRaw`
      WITH gone AS (DELETE FROM audit_event RETURNING id) SELECT count(*) FROM gone`,
    (tx) => tx.auditEvent.deleteMany(),
    (tx) => tx.auditEvent.updateMany({ data: { outcome: 'failed' } }),
  ])
})

test('LG3 while somebody is being forgotten, nothing else can change', async () => {
  const forgetting = (tx: Db) => tx.$executeRaw`
    SELECT set_config('backarch.forgotten_person', ${userId}, true),
           set_config('backarch.pseudonym', ${pseudonym}, true)`
  const forgotten = {
    actorId: pseudonym,
    sessionId: null,
    address: null,
    userAgent: null,
  }
  const theirs = { where: { actorId: userId } }
  await expectRefused(
    [
      (tx) => tx.auditEvent.updateMany({ ...theirs, data: { ...forgotten, outcome: 'failed' } }),
      (tx) => tx.auditEvent.updateMany({ ...theirs, data: { ...forgotten, action: 'tests.x' } }),
      (tx) => tx.auditEvent.updateMany({ ...theirs, data: { ...forgotten, at: new Date(0) } }),
      (tx) => tx.auditEvent.updateMany({ ...theirs, data: { ...forgotten, details: { a: 1 } } }),
      (tx) => tx.auditEvent.updateMany({ ...theirs, data: { ...forgotten, actorId: other } }),
      (tx) => tx.auditEvent.updateMany({ ...theirs, data: { ...forgotten, actorId: null } }),
      (tx) => tx.auditEvent.updateMany({ ...theirs, data: { actorId: pseudonym } }),
      (tx) => tx.auditEvent.updateMany({ where: { actorId: other }, data: forgotten }),
      (tx) => tx.auditEvent.deleteMany(theirs),
      (tx) => tx.$executeRaw`TRUNCATE audit_event`,
    ],
    forgetting,
  )
  const half = (tx: Db) =>
    tx.$executeRaw`SELECT set_config('backarch.forgotten_person', ${userId}, true)`
  await expectRefused(
    [(tx) => tx.auditEvent.updateMany({ ...theirs, data: { ...forgotten, actorId: null } })],
    half,
  )
})
