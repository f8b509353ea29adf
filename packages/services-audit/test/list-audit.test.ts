import { createTestContext, refusal } from '@backarch/api/testing'
import { newId } from '@backarch/core'
import { createTestDatabase } from '@backarch/db/testing'
import { listAudit, recordAudit, type AuditScope } from '@backarch/services-audit'
import { auditFiltersSchema, type AuditFilters } from '@backarch/services-audit/schemas'
import { afterAll, describe, expect, test } from 'vitest'

const database = await createTestDatabase()
afterAll(() => database[Symbol.asyncDispose]())
const ctx = createTestContext({ db: database.db })

/** Every page of a log, checked for its size. */
async function walk(scope: AuditScope, filters: AuditFilters = {}, take = 3) {
  const seen: string[] = []
  let cursor: string | null | undefined
  while (cursor !== null) {
    const page = await listAudit(ctx, scope, filters, { take, cursor })
    expect(page.items.length).toBeLessThanOrEqual(take)
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  }
  return seen
}

interface Given {
  readonly action?: `${string}.${string}`
  readonly orgId: string | null
  readonly actorId?: string | undefined
  readonly targetId?: string
  readonly at?: Date
  readonly outcome?: 'denied'
}

/** Puts one event on record and answers its id. */
async function given({ actorId, targetId, at = new Date(), ...event }: Given): Promise<string> {
  const id = newId()
  await recordAudit({ ...ctx, now: () => at, newId: () => id }, ctx.db, {
    action: 'tests.seen',
    ...event,
    ...(actorId === undefined ? {} : { actor: { userId: actorId } }),
    ...(targetId === undefined ? {} : { target: { kind: 'thing', id: targetId } }),
  })
  return id
}

describe('an organization’s log', () => {
  test('is walked once, the newest first, also where many happened at one moment', async () => {
    const orgId = newId()
    const moments = [5, 1, 3, 3, 3, 3, 3, 3, 2, 4].map((second) => new Date(second * 1_000))
    const events = []
    for (const at of moments) events.push({ at, id: await given({ orgId, at }) })
    const expected = events
      .toSorted((one, other) => Number(other.at) - Number(one.at) || (one.id < other.id ? 1 : -1))
      .map(({ id }) => id)
    for (const take of [1, 3, 4, 10, 100]) expect(await walk({ orgId }, {}, take)).toEqual(expected)
  })

  test('is narrowed by action, actor, target, outcome and time, alone and together', async () => {
    const [orgId, actorId, targetId] = [newId(), newId(), newId()]
    const [one, two, three] = [new Date(1_000), new Date(2_000), new Date(3_000)]
    const first = await given({ orgId, at: one, actorId, targetId })
    const second = await given({ orgId, at: two, action: 'tests.other', targetId })
    const third = await given({ orgId, at: three, actorId, outcome: 'denied' })
    const [from, to] = [two.toISOString(), three.toISOString()]
    const narrowed: (readonly [AuditFilters, readonly string[]])[] = [
      [{ action: 'tests.seen' }, [third, first]],
      [{ actorId }, [third, first]],
      [{ actorId: actorId.toUpperCase() }, [third, first]],
      [{ targetId }, [second, first]],
      [{ outcome: 'denied' }, [third]],
      [{ from }, [third, second]],
      [{ to }, [second, first]],
      [{ from, to }, [second]],
      [{ from: to, to: from }, []],
      [{ actorId, targetId, outcome: 'success' }, [first]],
      [{ actorId: newId() }, []],
    ]
    for (const [filters, expected] of narrowed) {
      expect(await walk({ orgId }, auditFiltersSchema.parse(filters), 1)).toEqual(expected)
    }
  })

  test('AZ2 shows nothing of another organization, whatever filter or cursor is given', async () => {
    const [mine, theirs, actorId, targetId] = [newId(), newId(), newId(), newId()]
    const own = await given({ orgId: mine, at: new Date(1_000), actorId, targetId })
    for (let second = 0; second < 4; second += 1) {
      await given({ orgId: theirs, at: new Date(second * 1_000), actorId, targetId })
    }
    expect(await walk({ orgId: mine }, { actorId, targetId })).toEqual([own])
    const { nextCursor } = await listAudit(ctx, { orgId: theirs }, {}, { take: 1 })
    const page = { take: 10, cursor: nextCursor ?? '' }
    const seen = await listAudit(ctx, { orgId: mine }, {}, page)
    expect(seen.items.map(({ id }) => id)).toEqual([own])
  })

  test('IN9 a forged cursor is refused', async () => {
    const texts = ['x', '["2026-01-01T00:00:00.000Z"]', '["yesterday", 1]', '{"at":1}']
    for (const text of texts) {
      const cursor = Buffer.from(text).toString('base64url')
      const refused = await refusal(listAudit(ctx, { orgId: newId() }, {}, { take: 1, cursor }))
      expect(refused).toMatchObject({ code: 'VALIDATION', reason: 'bad_cursor' })
    }
  })
})

describe('a person’s log', () => {
  test('holds what they did anywhere and what was done to their account, each once', async () => {
    const [userId, orgId] = [newId(), newId()]
    const mine = [
      await given({ orgId, actorId: userId, targetId: newId() }),
      await given({ orgId: null, targetId: userId }), //                    by nobody known
      await given({ orgId: null, actorId: userId }),
      await given({ orgId: null, targetId: userId, actorId: newId() }), //  by somebody else
      await given({ orgId: null, targetId: userId, actorId: userId }),
      await given({ orgId, actorId: userId, targetId: userId }),
    ]
    await given({ orgId, actorId: newId(), targetId: userId }) // is the organization's
    await given({ orgId: null, actorId: newId(), targetId: newId() })
    for (const take of [1, 2, 5, 6, 100]) {
      expect(await walk({ userId }, {}, take)).toEqual(mine.toReversed())
    }
    expect(await walk({ userId }, { targetId: userId, from: '2020-01-01T00:00:00Z' })).toHaveLength(
      4,
    )
    expect(await walk({ userId: newId() })).toEqual([])
  })
})

test('IN6 a scope without an id is refused and asks for nobody’s log', async () => {
  await given({ orgId: null })
  const call = (scope: AuditScope) => listAudit(ctx, scope, {}, { take: 1 })
  // @ts-expect-error: an id is needed
  await expect(call({ orgId: undefined })).rejects.toThrow('undefined')
  // @ts-expect-error: an id is needed
  await expect(call({ userId: undefined })).rejects.toThrow('undefined')
})
