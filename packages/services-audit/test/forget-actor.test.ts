import type { Context } from '@backarch/api'
import { createTestContext } from '@backarch/api/testing'
import { newId } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { createTestDatabase } from '@backarch/db/testing'
import { forgetActor, listAudit, recordAudit } from '@backarch/services-audit'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, expect, test } from 'vitest'

const database = await createTestDatabase()
afterAll(() => database[Symbol.asyncDispose]())
const ctx = createTestContext({ db: database.db })

function person(address: string) {
  const principal = { kind: 'user', userId: newId(), sessionId: newId() } as const
  const as: Context = { ...ctx, principal, peer: { address, userAgent: `Browser at ${address}` } }
  return { ...principal, as }
}

const forget = (userId: string) => inTransaction(ctx.db, (tx) => forgetActor(ctx, tx, userId))

/** The whole table, as text. */
async function everything(): Promise<string> {
  return JSON.stringify(await database.db.auditEvent.findMany())
}

test('GD1 nothing of a forgotten person is left, and what happened and when is', async () => {
  const [gone, stays] = [person('203.0.113.1'), person('203.0.113.2')]
  const orgId = newId()
  const target = { kind: 'user', id: gone.userId }
  await recordAudit(gone.as, ctx.db, { action: 'tests.did', orgId, details: { nodes: 3 } })
  await recordAudit(gone.as, ctx.db, { action: 'tests.did_to_self', orgId, target })
  await recordAudit(stays.as, ctx.db, { action: 'tests.was_done_to', orgId, target })
  const stranger = { ...ctx, peer: gone.as.peer }
  await recordAudit(stranger, ctx.db, { action: 'tests.sign_in_failed', orgId, target })
  await recordAudit(stays.as, ctx.db, { action: 'tests.unrelated', orgId })
  const before = await listAudit(ctx, { orgId }, {}, { take: 10 })

  await forget(gone.userId)

  const left = await everything()
  for (const trace of [gone.userId, gone.sessionId, '203.0.113.1']) {
    expect(left).not.toContain(trace)
  }
  const { items } = await listAudit(ctx, { orgId }, {}, { take: 10 })
  const pseudonym = items.at(-1)?.actor.kind === 'user' ? items.at(-1)?.actor : null
  expect(pseudonym).toMatchObject({ kind: 'user', sessionId: null })
  const id = pseudonym && 'id' in pseudonym ? pseudonym.id : ''
  const nowhere = { address: null, userAgent: null }
  const somebody = { kind: 'user', id, sessionId: null }
  const asTarget = { target: { kind: 'user', id } }
  const [unrelated, failed, wasDone, self, did] = before.items
  expect(items).toEqual([
    unrelated,
    { ...failed, ...asTarget, ...nowhere },
    { ...wasDone, ...asTarget },
    { ...self, ...asTarget, ...nowhere, actor: somebody },
    { ...did, ...nowhere, actor: somebody },
  ])
  expect(wasDone?.address).toBe('203.0.113.2')
})

test('GD1 two people get two pseudonyms, and forgetting again changes nothing', async () => {
  const [one, two] = [person('203.0.113.3'), person('203.0.113.4')]
  const orgId = newId()
  await recordAudit(one.as, ctx.db, {
    action: 'tests.did',
    orgId,
    target: { kind: 'user', id: two.userId },
  })
  await forget(one.userId)
  await forget(two.userId)
  const [event] = await auditOf(ctx, { orgId })
  expect(event?.target?.id).not.toBe(event?.actorId)
  const before = await everything()
  await forget(one.userId)
  expect(await everything()).toBe(before)
})

test('GD1 forgetting is part of its transaction, and ends with it', async () => {
  const { userId, as } = person('203.0.113.5')
  await recordAudit(as, ctx.db, { action: 'tests.did', orgId: null })
  const undone = inTransaction(ctx.db, async (tx) => {
    await forgetActor(ctx, tx, userId)
    throw new Error('changed my mind')
  })
  await expect(undone).rejects.toThrow('changed my mind')
  expect(await auditOf(ctx, { userId })).toHaveLength(1)

  const pseudonym = newId()
  const further = inTransaction(ctx.db, async (tx) => {
    await forgetActor({ ...ctx, newId: () => pseudonym }, tx, userId)
    await recordAudit(as, tx, { action: 'tests.did_more', orgId: null })
    await tx.auditEvent.updateMany({
      where: { actorId: userId },
      data: { actorId: pseudonym, sessionId: null, address: null, userAgent: null },
    })
  })
  await expect(further).rejects.toThrow('The audit log is append-only')
  await expect(forgetActor(ctx, ctx.db, userId)).rejects.toThrow('append-only')
  expect(await auditOf(ctx, { userId })).toHaveLength(1)
})
