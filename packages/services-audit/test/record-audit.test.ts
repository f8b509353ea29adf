import type { Context } from '@backarch/api'
import { createTestContext } from '@backarch/api/testing'
import { newId } from '@backarch/core'
import { inTransaction, type Db } from '@backarch/db'
import { createTestDatabase } from '@backarch/db/testing'
import { listAudit, recordAudit, type AuditRecord } from '@backarch/services-audit'
import { auditEventSchema } from '@backarch/services-audit/schemas'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const database = await createTestDatabase()
afterAll(() => database[Symbol.asyncDispose]())
const now = new Date('2026-03-01T12:00:00.123Z')
const ctx = createTestContext({ db: database.db, now: () => now })

/** The one event of a new organization's log. */
async function recorded(caller: Context, record: Partial<AuditRecord> = {}) {
  const orgId = newId()
  await recordAudit(caller, caller.db, { action: 'tests.event_seen', orgId, ...record })
  const { items } = await listAudit(ctx, { orgId }, {}, { take: 2 })
  expect(items).toHaveLength(1)
  return auditEventSchema.parse(items[0])
}

describe('LG3 who, what, from where, when, with what outcome', () => {
  test('a person’s event says all of it', async () => {
    const principal = { kind: 'user', userId: newId(), sessionId: newId() } as const
    const peer = { address: '2001:db8::7', userAgent: 'Test/1.0' }
    const target = { kind: 'member', id: newId() }
    const details = { role: 'editor', seats: 3, invited: false, plan: null }
    const event = await recorded({ ...ctx, principal, peer }, { target, details })
    expect(event).toEqual({
      id: event.id,
      at: '2026-03-01T12:00:00.123Z',
      action: 'tests.event_seen',
      outcome: 'success',
      orgId: event.orgId,
      actor: { kind: 'user', id: principal.userId, sessionId: principal.sessionId },
      target,
      address: '2001:db8::7',
      userAgent: 'Test/1.0',
      requestId: ctx.requestId,
      details,
    })
  })

  test('a script is the operator by name, from nowhere; somebody unknown is anonymous', async () => {
    const script: Context = { ...ctx, principal: { kind: 'operator', name: 'seed' }, peer: null }
    const byScript = await recorded(script)
    expect(byScript).toMatchObject({ actor: { kind: 'operator', name: 'seed' }, address: null })
    expect(byScript.userAgent).toBeNull()
    const denied = await recorded(ctx, { outcome: 'denied' })
    expect(denied).toMatchObject({ actor: { kind: 'anonymous' }, outcome: 'denied', target: null })
  })

  test('signing in names the person whom the principal does not know yet', async () => {
    const actor = { userId: newId(), sessionId: newId() }
    const event = await recorded(ctx, { actor })
    expect(event.actor).toEqual({ kind: 'user', id: actor.userId, sessionId: actor.sessionId })
  })

  test('auditOf shows the oldest first, in the order of one transaction too', async () => {
    const orgId = newId()
    const actions = ['tests.one', 'tests.two', 'tests.three'] as const
    await inTransaction(ctx.db, async (tx) => {
      for (const action of actions) await recordAudit(ctx, tx, { action, orgId })
    })
    const rest = { outcome: 'success', actorId: null, target: null, details: {} }
    expect(await auditOf(ctx, { orgId })).toEqual(actions.map((action) => ({ action, ...rest })))
  })
})

describe('LG3 an event and what it records are stored together or not at all', () => {
  beforeAll(async () => {
    await database.db.$executeRaw`CREATE TABLE thing (id uuid PRIMARY KEY)`
  })

  const things = () => database.db.$queryRaw<unknown[]>`SELECT id FROM thing`
  const addThing = (tx: Db) => tx.$executeRaw`INSERT INTO thing VALUES (${newId()}::uuid)`

  test('a transaction that is rolled back leaves no event', async () => {
    const orgId = newId()
    const change = inTransaction(ctx.db, async (tx) => {
      await addThing(tx)
      await recordAudit(ctx, tx, { action: 'tests.thing_added', orgId })
      throw new Error('changed my mind')
    })
    await expect(change).rejects.toThrow('changed my mind')
    expect(await auditOf(ctx, { orgId })).toEqual([])
    expect(await things()).toEqual([])
  })

  test('an event that cannot be stored takes back what it records', async () => {
    const orgId = newId()
    const taken = newId()
    const record = { action: 'tests.thing_added', orgId } as const
    await recordAudit({ ...ctx, newId: () => taken }, ctx.db, record)
    const failing: (readonly [string, Context, AuditRecord])[] = [
      ['Unique constraint failed', { ...ctx, newId: () => taken }, record],
      ['no audit target', ctx, { ...record, target: { kind: 'thing', id: 'not-a-uuid' } }],
      ['looks like a secret', ctx, { ...record, details: { password: 'x' } }],
    ]
    for (const [message, caller, event] of failing) {
      const change = inTransaction(ctx.db, async (tx) => {
        await addThing(tx)
        await recordAudit(caller, tx, event)
      })
      await expect(change).rejects.toThrow(message)
    }
    expect(await things()).toEqual([])
    expect(await auditOf(ctx, { orgId })).toHaveLength(1)
  })
})

describe('text of strangers', () => {
  test('LG2 line breaks, escape sequences, NUL and broken text are stored as one line', async () => {
    const text = 'a\r\nb\u001b[31mc\u0000d\ud800e\u2028f\u202eg\u0085h'
    const line = 'a\\u000d\\u000ab\\u001b[31mc\\u0000d\ufffde\\u2028f\\u202eg\\u0085h'
    const peer = { address: `::1\n`, userAgent: text }
    const event = await recorded({ ...ctx, peer, requestId: text }, { details: { note: text } })
    expect(event).toMatchObject({ address: '::1\\u000a', userAgent: line, requestId: line })
    expect(event.details).toEqual({ note: line })
  })

  test('text of any language stays as it is', async () => {
    const text = '編集者 Ωmega 👩‍👩‍👧 "quoted" \\ back'
    const event = await recorded({ ...ctx, peer: { address: '::1', userAgent: text } })
    expect(event.userAgent).toBe(text)
  })

  test('an endless user agent is cut, and breaks nothing', async () => {
    for (const sign of ['x', '\u0000', '👩', '\ud83d']) {
      const peer = { address: '::1', userAgent: sign.repeat(100_000) }
      const { userAgent } = await recorded({ ...ctx, peer })
      expect(userAgent?.length).toBeLessThanOrEqual(500)
      expect(userAgent?.isWellFormed()).toBe(true)
    }
  })

  test('an endless detail is cut, and breaks nothing', async () => {
    for (const sign of ['x', '\u0000', '"', '編', '👩', '\ud83d']) {
      const { details } = await recorded(ctx, { details: { note: sign.repeat(100_000) } })
      expect(String(details['note']).length).toBeLessThanOrEqual(500)
      expect(Buffer.byteLength(JSON.stringify(details))).toBeLessThanOrEqual(2_048)
    }
  })
})

describe('what may not be on record is refused, naming what to change', () => {
  const refused = async (record: Partial<AuditRecord>) => {
    const orgId = newId()
    const event = { action: 'tests.event_seen', orgId, ...record } as const
    const error: unknown = await recordAudit(ctx, ctx.db, event).catch((thrown: unknown) => thrown)
    expect(await auditOf(ctx, { orgId })).toEqual([])
    return error instanceof Error ? error.message : 'was not refused'
  }

  test('LG1 secrets and e-mail addresses, by key and by look', async () => {
    const secret = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'
    for (const details of [
      { password: 'correct horse' },
      { refreshToken: 'abc' },
      { apiKey: 'abc' },
      { note: `Bearer ${secret}` },
      { note: secret },
      { note: 'ask person@example.com for it' },
      { note: '4111 1111 1111 1111' },
    ]) {
      const message = await refused({ details })
      expect(message).toContain(`"${Object.keys(details)[0]}" looks like a secret`)
      expect(message).not.toContain(Object.values(details)[0])
    }
  })

  test('GD1 names, and people other than as actor or target', async () => {
    for (const key of ['name', 'displayName', 'phone', 'userId', 'memberIds', 'address', 'email']) {
      expect(await refused({ details: { [key]: 'x' } })).toContain(`"${key}" is about a person`)
    }
    const id = newId()
    const target = { kind: 'user', id }
    const twice = 'repeats who acts or is acted on'
    expect(await refused({ target, details: { by: id.toUpperCase() } })).toContain(twice)
    expect(await refused({ actor: { userId: id }, details: { by: id } })).toContain(twice)
  })

  test('details that are not small and flat', async () => {
    // @ts-expect-error: details are flat
    expect(await refused({ details: { role: { from: 'viewer' } } })).toContain('"role" must be')
    expect(await refused({ details: { seats: Number.NaN } })).toContain('"seats" must be')
    expect(await refused({ details: { 'no key': 1 } })).toContain('"no key" is no key')
    const many = Object.fromEntries([1, 2, 3, 4, 5].map((at) => [`note${at}`, 'x'.repeat(500)]))
    expect(await refused({ details: many })).toContain('at most 2048 bytes')
  })

  test('actions and targets that follow no pattern', async () => {
    for (const action of [
      'orgs.MemberAdded',
      'orgs.member-added',
      'Orgs.added',
      'a.b.c',
    ] as const) {
      expect(await refused({ action })).toContain(`"${action}" is no audit action`)
    }
    const target = { kind: 'Some Member', id: newId() }
    expect(await refused({ target })).toContain('"Some Member" with this id is no audit')
    const id = 'person@example.com'
    expect(await refused({ target: { kind: 'user', id } })).toContain('the id a UUID')
  })
})
