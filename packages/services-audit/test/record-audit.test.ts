import { createTestContext } from '@backarch/api/testing'
import { newId } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { createTestDatabase } from '@backarch/db/testing'
import { recordAudit } from '@backarch/services-audit'
import { afterAll, expect, test } from 'vitest'

const database = await createTestDatabase({ poolSize: 5 })
afterAll(() => database[Symbol.asyncDispose]())
const ctx = createTestContext({ db: database.db })

test('thin', async () => {
  const orgId = newId()
  await inTransaction(ctx.db, (tx) =>
    recordAudit(ctx, tx, {
      action: 'orgs.member_added',
      orgId,
      details: { role: 'editor', n: 1, b: true, x: null },
    }),
  )
  expect(await database.db.auditEvent.findMany()).toMatchObject([
    { orgId, details: { role: 'editor' } },
  ])
  await expect(database.db.auditEvent.deleteMany()).rejects.toThrow('append-only')
})
