import type { Context } from '@backarch/api'
import { outcome, refusal } from '@backarch/api/testing'
import { hashOpaqueToken } from '@backarch/core'
import { identifyCaller } from '@backarch/services-access'
import { createTestUser } from '@backarch/services-access/testing'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { authenticate } from '../src/service/authenticate.ts'
import { deviceOf } from '../src/service/sessions/device-of.ts'
import { setTestPassword } from '../src/testing.ts'
import { callerFor, createSuite, password, signIn, withToken } from './support.ts'

const { database, clock, ctx } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const day = 24 * 60 * 60 * 1000
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'

async function person() {
  const made = await createTestUser(ctx)
  await setTestPassword(ctx, { userId: made.user.id, password })
  return { ...made, call: callerFor(made.as) }
}

/** Signs in as a browser does; `context()` is that of a call which the browser makes then. */
async function browserOf(email: string, peer: Context['peer'] = null) {
  const set: string[] = []
  const from = { ...ctx, peer, setCookie: (cookie: string) => void set.push(cookie) }
  const result = await callerFor(from).signIn({ email, password, session: 'cookie' })
  const cookie = set.join().split(';', 1)[0] ?? ''
  const context = async (): Promise<Context> => {
    const headers = new Headers({ cookie, 'sec-fetch-site': 'same-origin' })
    return { ...from, credential: await authenticate(ctx, headers) }
  }
  return { result, set, cookie, context }
}

describe('what can act as a person', () => {
  test('is listed with its device, address, and when it was made and last seen, the newest first', async () => {
    const { user, as, call } = await person()
    clock.advance(60_000)
    const peer = { address: '203.0.113.9', userAgent: firefox }
    const { result } = await browserOf(user.email, peer)
    const { items, nextCursor } = await call.sessions.list({})
    expect(nextCursor).toBeNull()
    const sessionId = as.principal.kind === 'user' ? as.principal.sessionId : ''
    const at = clock.now().toISOString()
    expect(items).toMatchObject([
      {
        id: result.status === 'cookie_set' ? result.sessionId : '',
        kind: 'browser',
        device: 'Firefox 128 on Linux',
        address: '203.0.113.9',
        createdAt: at,
        lastSeenAt: at,
        current: false,
      },
      { id: sessionId, kind: 'client', device: null, current: true },
    ])
  })

  test('is seen anew at most every five minutes, at the address of that call', async () => {
    const { user, call } = await person()
    const browser = await browserOf(user.email, { address: '203.0.113.1', userAgent: firefox })
    const seen = async () => (await call.sessions.list({ take: 1 })).items[0]
    const callFrom = async (address: string) =>
      identifyCaller({ ...(await browser.context()), peer: { address, userAgent: 'curl/8.1' } })
    const first = clock.now().toISOString()
    clock.advance(4 * 60_000)
    await callFrom('203.0.113.2')
    expect(await seen()).toMatchObject({ lastSeenAt: first, address: '203.0.113.1' })
    clock.advance(2 * 60_000)
    await callFrom('203.0.113.3')
    const lastSeenAt = clock.now().toISOString()
    expect(await seen()).toMatchObject({ lastSeenAt, address: '203.0.113.3', device: 'curl/8.1' })
  })

  test('comes in pages', async () => {
    const { user, call } = await person()
    for (let count = 0; count < 4; count += 1) await signIn(ctx, user.email)
    const first = await call.sessions.list({ take: 3 })
    const second = await call.sessions.list({ take: 3, cursor: first.nextCursor ?? '' })
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([3, 2, null])
    const ids = [...first.items, ...second.items].map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted().toReversed())
    const refused = await refusal(call.sessions.list({ cursor: 'x' }))
    expect(refused).toMatchObject({ code: 'BAD_REQUEST', reason: 'bad_cursor' })
  })
})

test.each([
  [firefox, 'Firefox 128 on Linux'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
    'Chrome 126 on macOS',
  ],
  ['curl/8.1', 'curl/8.1'],
  ['x'.repeat(500), 'x'.repeat(200)],
  [`${'x'.repeat(300)}/1.2 y`, 'x'.repeat(200)],
  ['a\u0085b\u009b31m\tc', 'ab31mc'],
  ['\u0080', null],
  ['', null],
  [null, null],
])('a device that calls itself %s is shown as %s', (userAgent, shown) => {
  expect(deviceOf(userAgent)).toBe(shown)
})

describe('ending sessions', () => {
  test('TK7 one that is ended is refused at its next call, and that is on record', async () => {
    const { user, call } = await person()
    const other = await signIn(ctx, user.email)
    const asOther = await withToken(ctx, other.tokens.accessToken)
    expect((await callerFor(asOther).me()).sessionId).toBe(other.sessionId)
    expect(await call.sessions.end({ sessionId: other.sessionId })).toEqual({ ended: 1 })
    expect(await withToken(ctx, other.tokens.accessToken)).toMatchObject({
      principal: { kind: 'anonymous' },
    })
    const { refreshToken } = other.tokens
    expect(await outcome(callerFor(ctx).refresh({ refreshToken }))).toBe('refresh_refused')
    expect((await auditOf(ctx, { userId: user.id })).at(-1)).toMatchObject({
      action: 'auth.session_ended',
      actorId: user.id,
      target: { kind: 'session', id: other.sessionId },
    })
  })

  test('LG3 signing out is on record, once', async () => {
    const { user } = await person()
    const { tokens, sessionId } = await signIn(ctx, user.email)
    const as = callerFor(await withToken(ctx, tokens.accessToken))
    await Promise.all([as.signOut(), as.signOut()])
    const events = await auditOf(ctx, { userId: user.id })
    expect(events.filter(({ action }) => action === 'auth.signed_out')).toMatchObject([
      { actorId: user.id, outcome: 'success' },
    ])
    expect(await outcome(callerFor(ctx).sessions.end({ sessionId }))).toBe('signed_out')
  })

  test('AZ2 one of somebody else, and one that has ended, answer as one that never was', async () => {
    const mine = await person()
    const theirs = await person()
    const [own] = (await theirs.call.sessions.list({})).items
    const ended = await signIn(ctx, mine.user.email)
    await mine.call.sessions.end({ sessionId: ended.sessionId })
    const answers = [own?.id ?? '', ended.sessionId, ctx.newId()].map((sessionId) =>
      refusal(mine.call.sessions.end({ sessionId })),
    )
    for (const answer of await Promise.all(answers)) {
      expect(answer).toEqual({
        code: 'NOT_FOUND',
        message: 'There is no such session, or it has ended.',
        reason: 'session_not_found',
      })
    }
    expect((await theirs.call.me()).user.id).toBe(theirs.user.id)
  })

  test('of twenty parallel calls that end one session, one ends it', async () => {
    const { user, call } = await person()
    const { sessionId } = await signIn(ctx, user.email)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => outcome(call.sessions.end({ sessionId }))),
    )
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1)
    const events = await auditOf(ctx, { userId: user.id })
    expect(events.filter(({ action }) => action === 'auth.session_ended')).toHaveLength(1)
  })

  test('all others: whatever else can act as the person, tokens too, and nobody else’s', async () => {
    const { user, call } = await person()
    const stranger = await person()
    const others = [await signIn(ctx, user.email), await signIn(ctx, user.email)]
    const browser = await browserOf(user.email)
    await call.tokens.make({ name: 'Backup', scopes: ['read'], expiresInDays: 1 })
    expect(await call.sessions.endOthers()).toEqual({ ended: 4 })
    const left = (await call.sessions.list({})).items
    expect(left.map(({ current }) => current)).toEqual([true])
    for (const { tokens } of others) {
      expect((await withToken(ctx, tokens.accessToken)).principal.kind).toBe('anonymous')
    }
    expect((await identifyCaller(await browser.context())).kind).toBe('anonymous')
    expect((await stranger.call.sessions.list({})).items).toHaveLength(1)
    expect((await auditOf(ctx, { userId: user.id })).at(-1)).toMatchObject({
      action: 'auth.session_ended',
      details: { others: true, ended: 4 },
    })
  })

  test('invalid input ends nothing', async () => {
    const { call } = await person()
    for (const sessionId of ['', 'x', "' or 1=1", `${ctx.newId()} `]) {
      expect((await refusal(call.sessions.end({ sessionId }))).code).toBe('BAD_REQUEST')
    }
    expect((await call.sessions.list({})).items).toHaveLength(1)
    expect(await outcome(callerFor(ctx).sessions.list({}))).toBe('signed_out')
  })
})

describe('a browser', () => {
  test('CS4 gets its session as a __Host- cookie that no script and no other site sees', async () => {
    const { user } = await person()
    const { result, set } = await browserOf(user.email)
    expect(result).not.toHaveProperty('tokens')
    expect(set).toHaveLength(1)
    const [cookie = '', ...flags] = (set[0] ?? '').split('; ')
    expect(cookie).toMatch(/^__Host-backarch_session=bs_[\w-]{43}$/)
    const expires = new Date(clock.now().getTime() + 90 * day).toUTCString()
    const expected = ['Path=/', `Expires=${expires}`, 'HttpOnly', 'Secure', 'SameSite=Strict']
    expect(flags.toSorted()).toEqual(expected.toSorted())
  })

  test('that is left alone for thirty days is signed out; one that calls goes on to its end', async () => {
    const { user } = await person()
    const idle = await browserOf(user.email)
    const busy = await browserOf(user.email)
    for (let count = 0; count < 3; count += 1) {
      clock.advance(29 * day)
      expect((await identifyCaller(await busy.context())).kind).toBe('user')
    }
    expect((await identifyCaller(await idle.context())).kind).toBe('anonymous')
    clock.advance(3 * day)
    expect((await identifyCaller(await busy.context())).kind).toBe('anonymous')
  })

  test('is not listed any more then', async () => {
    const { user } = await person()
    await browserOf(user.email)
    clock.advance(30 * day)
    const { tokens } = await signIn(ctx, user.email)
    const { items } = await callerFor(await withToken(ctx, tokens.accessToken)).sessions.list({})
    expect(items.map(({ kind }) => kind)).toEqual(['client', 'client'])
  })

  test('whose cookie is not written as ours is nobody, and no database is asked', async () => {
    const { user } = await person()
    const { cookie, context } = await browserOf(user.email)
    const [name, secret = ''] = cookie.split('=')
    const asked = async (sent: string) =>
      authenticate(ctx, new Headers({ cookie: sent, 'sec-fetch-site': 'same-origin' }))
    expect(await asked(cookie)).toMatchObject({ kind: 'secret', hash: hashOpaqueToken(secret) })
    expect((await context()).credential).not.toBeNull()
    const others = [
      '',
      name ?? '',
      `${name}=`,
      `${name}=${secret}x`,
      `${name}=${secret.slice(0, -1)}`,
      `${name}=${secret.replace('bs_', 'bak_')}`,
      `${name}=${'x'.repeat(10_000)}`,
      `${name}=%00%ff`,
      `${name}="${secret}`,
      `${name?.toLowerCase()}=${secret}`,
      `other=${secret}`,
      // Two of one name: nobody can say which the browser means, so neither counts.
      `${cookie}; ${name}=bs_${'A'.repeat(43)}`,
      `${cookie}; ${cookie}`,
    ]
    for (const sent of others) expect(await asked(sent)).toBeNull()
  })
})
