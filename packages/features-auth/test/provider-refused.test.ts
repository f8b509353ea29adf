import { once } from 'node:events'
import { createServer } from 'node:net'

import { createTestContext, outcome, refusal } from '@backarch/api/testing'
import { authEnv } from '@backarch/features-auth'
import { findAccountByEmail } from '@backarch/services-access'
import { afterAll, describe, expect, test } from 'vitest'

import { insertProviderFlow, takeProviderFlow } from '../src/repo/provider-flows.ts'
import { Browser, envFor, runProvider } from '../src/testing.ts'
import { callback, createScene, refused, somebody } from './provider/scene.ts'
import { callerFor, fromElsewhere } from './support.ts'

const { stack, ctx, issuer, cross, person } = await createScene()
afterAll(() => stack.disposeAsync())

describe('an answer that is not the one which this browser asked for', () => {
  test('another browser’s: its state belongs to another flow (login CSRF)', async () => {
    const mallory = await cross(somebody().account)
    const victim = await cross(somebody().account)
    const lured = { flow: victim.flow, query: mallory.query }
    expect(await refusal(victim.call.provider.complete(lured))).toMatchObject(refused)
    // Without a flow of its own a browser can do nothing at all with it.
    for (const flow of ['', 'of_', `of_${'A'.repeat(43)}`, mallory.query]) {
      const query = mallory.query
      expect(await refusal(victim.call.provider.complete({ flow, query }))).toMatchObject(refused)
    }
  })

  test.each([
    ['another state', (query: URLSearchParams) => query.set('state', 'A'.repeat(43))],
    ['no state', (query: URLSearchParams) => query.delete('state')],
    ['two states', (query: URLSearchParams) => query.append('state', query.get('state') ?? '')],
    [
      'another issuer (mix-up)',
      (query: URLSearchParams) => query.set('iss', 'https://evil.example'),
    ],
    [
      'no issuer, which this provider always names',
      (query: URLSearchParams) => query.delete('iss'),
    ],
    ['another code', (query: URLSearchParams) => query.set('code', 'A'.repeat(43))],
    ['no code', (query: URLSearchParams) => query.delete('code')],
    ['two codes', (query: URLSearchParams) => query.append('code', 'x')],
    ['an error', (query: URLSearchParams) => query.set('error', 'access_denied')],
  ])('%s', async (_, change) => {
    const { account, email } = somebody()
    const { call, flow, query } = await cross(account)
    const changed = new URLSearchParams(query)
    change(changed)
    const answer = await refusal(call.provider.complete({ flow, query: `?${changed.toString()}` }))
    expect(answer).toMatchObject(refused)
    expect(await findAccountByEmail(ctx, email)).toBeNull()
  })

  test('another nonce: the provider signed it for another request', async () => {
    const call = callerFor(fromElsewhere(ctx))
    const { url, flow } = await call.provider.begin({})
    const changed = new URL(url)
    changed.searchParams.set('nonce', 'A'.repeat(43))
    const query = await new Browser(somebody().account).walk(changed.href, callback)
    expect(await refusal(call.provider.complete({ flow, query }))).toMatchObject(refused)
  })

  test('a code that was issued to another flow (injection): its PKCE verifier is another', async () => {
    const { account } = somebody()
    const mine = await cross(somebody().account)
    const theirs = await cross(account)
    const injected = new URLSearchParams(mine.query)
    injected.set('code', new URLSearchParams(theirs.query).get('code') ?? '')
    const input = { flow: mine.flow, query: `?${injected.toString()}` }
    expect(await refusal(mine.call.provider.complete(input))).toMatchObject(refused)
  })

  test('a flow and a code are good once, also by twenty parallel calls', async () => {
    const { call, flow, query } = await cross(somebody().account)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => outcome(call.provider.complete({ flow, query }))),
    )
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1)
    expect(answers.filter((answer) => answer === 'provider_refused')).toHaveLength(19)
    const next = await cross(somebody().account)
    const replayed = new URLSearchParams(next.query)
    replayed.set('code', new URLSearchParams(query).get('code') ?? '')
    const input = { flow: next.flow, query: `?${replayed.toString()}` }
    expect(await refusal(next.call.provider.complete(input))).toMatchObject(refused)
  })

  test.each(['unsigned', 'signature'])('an ID token that is forged: %s', async (forgery) => {
    const { account, email } = somebody()
    const { call, flow, query } = await cross(account)
    await fetch(`${issuer}/forge/${forgery}`)
    expect(await refusal(call.provider.complete({ flow, query }))).toMatchObject(refused)
    expect(await findAccountByEmail(ctx, email)).toBeNull()
  })

  test('a flow is taken by one of twenty, whatever the provider thinks of its code', async () => {
    const key = { tokenHash: 'a', purpose: 'sign_in', userId: null, sessionId: null } as const
    const expiresAt = new Date(Date.now() + 60_000)
    const flow = { stateHash: 'b', nonce: 'c', sealedVerifier: 'd', returnTo: '/', expiresAt }
    await insertProviderFlow(ctx.db, { ...key, ...flow })
    const takes = Array.from({ length: 20 }, () => takeProviderFlow(ctx.db, key, new Date()))
    const taken = (await Promise.all(takes)).filter((one) => one !== null)
    expect(taken).toEqual([flow])
  })

  test('one that comes after ten minutes', async () => {
    const { flow, query } = await cross(somebody().account)
    const later = { ...fromElsewhere(ctx), now: () => new Date(Date.now() + 10 * 60_000) }
    expect(await refusal(callerFor(later).provider.complete({ flow, query }))).toMatchObject(
      refused,
    )
  })

  test('somebody who says no at the provider is told to begin again, and nothing is stored', async () => {
    const { call, flow, query } = await cross(null)
    expect(query).toContain('error=access_denied')
    expect(await refusal(call.provider.complete({ flow, query }))).toMatchObject(refused)
  })
})

describe('a provider that is not there', () => {
  const asking = (at: string, env = {}) =>
    callerFor(
      fromElsewhere(
        createTestContext({
          db: ctx.db,
          definitions: [authEnv],
          env: { ...envFor(at), ...env },
        }),
      ),
    )
  const down = { code: 'SERVICE_UNAVAILABLE', reason: 'provider_unreachable' }

  test('answers UNAVAILABLE, and is asked again at the next call', async () => {
    const call = asking('http://localhost:9')
    expect(await refusal(call.provider.begin({}))).toMatchObject(down)
    expect(await refusal(call.provider.begin({}))).toMatchObject(down)
  })

  test('or goes away in between, or is another than it says, answers UNAVAILABLE', async () => {
    const gone = await runProvider(callback)
    const call = asking(gone.issuer)
    const { url, flow } = await call.provider.begin({})
    const query = await new Browser(somebody().account).walk(url, callback)
    await gone[Symbol.asyncDispose]()
    expect(await refusal(call.provider.complete({ flow, query }))).toMatchObject(down)
    // What is stored here does not need it.
    expect(await (await person()).call.provider.status()).toEqual({ linkedAt: null })
    expect(await outcome((await person()).call.provider.unlink())).toBe('not_linked')
    const other = asking(issuer.replace('localhost', '127.0.0.1'))
    expect(await refusal(other.provider.begin({}))).toMatchObject(down)
  })

  test('or never answers keeps nobody waiting', async () => {
    const deaf = createServer().listen(0, '127.0.0.1')
    await once(deaf, 'listening')
    const address = deaf.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const call = asking(`http://localhost:${port}`)
    expect(await refusal(call.provider.begin({}))).toMatchObject(down)
    deaf.close()
  })

  test('or is not set up: there is nothing to sign in with', async () => {
    const none = callerFor(fromElsewhere(createTestContext({ db: ctx.db, definitions: [authEnv] })))
    expect(await none.provider.info()).toBeNull()
    expect(await outcome(none.provider.begin({}))).toBe('no_provider')
  })

  test('CF1 or is set up by half, or without https, is named at the start', () => {
    const start = (env: Record<string, string>) => () =>
      createTestContext({ db: ctx.db, definitions: [authEnv], env })
    const whole = envFor('https://accounts.example.com')
    expect(start(whole)).not.toThrow()
    const { OIDC_CLIENT_SECRET: _, ...half } = whole
    expect(start(half)).toThrow(/OIDC_CLIENT_SECRET.*set all four or none/)
    expect(start(envFor('http://accounts.example.com'))).toThrow(/OIDC_ISSUER/)
    expect(start(envFor('https://accounts.example.com/?x=1'))).toThrow(/OIDC_ISSUER/)
  })
})
