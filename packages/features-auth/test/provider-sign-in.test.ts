import { outcome, refusal } from '@backarch/api/testing'
import { inTransaction } from '@backarch/db'
import {
  createAccount,
  findAccountByEmail,
  listOrganizations,
  setAccountDisabled,
} from '@backarch/services-access'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { redirectUri } from '../src/service/provider/begin-flow.ts'
import { mailsTo } from './mailbox.ts'
import { createScene, somebody } from './provider/scene.ts'
import { callerFor, fromElsewhere } from './support.ts'
import { createPersonWithTotp } from './support/people.ts'

const { stack, ctx, cross, signInAs, person } = await createScene()
afterAll(() => stack.disposeAsync())

describe('signing in with a provider', () => {
  test('makes an account with a personal organization the first time, and knows the person from then on', async () => {
    const { account, email } = somebody()
    const { call, flow, query } = await cross(account, '/diagrams?sort=name#top')
    const { result, returnTo } = await call.provider.complete({ flow, query })
    expect(returnTo).toBe('/diagrams?sort=name#top')
    expect(result).toMatchObject({ status: 'signed_in', user: { email, name: 'Vera Fied' } })
    const made = await findAccountByEmail(ctx, email)
    expect(made?.emailVerifiedAt).not.toBeNull()
    const userId = made?.id ?? ''
    expect((await listOrganizations(ctx, { userId, take: 10 })).items).toHaveLength(1)
    const events = await auditOf(ctx, { userId })
    expect(events.filter(({ action }) => action.startsWith('auth.'))).toMatchObject([
      { action: 'auth.signed_up', actorId: userId, details: { by: 'provider' } },
      { action: 'auth.signed_in', actorId: userId },
    ])
    const again = await signInAs(account)
    expect(again.result).toMatchObject({ status: 'signed_in', user: { id: userId } })
  })

  test('takes a name that is none from the address', async () => {
    const { account, email } = somebody('odd')
    const { result } = await signInAs(account)
    expect(result).toMatchObject({ user: { email, name: email.split('@')[0] } })
  })

  test('a browser gets a cookie', async () => {
    const set: string[] = []
    const from = { ...fromElsewhere(ctx), setCookie: (text: string) => void set.push(text) }
    const { call, flow, query } = await cross(somebody().account, '/', from)
    const { result } = await call.provider.complete({ flow, query, session: 'cookie' })
    expect(result.status).toBe('cookie_set')
    expect(set[0]).toMatch(/^__Host-backarch_session=bs_/)
  })

  test('of two tabs of one new person in the same moment, both are signed in to one account', async () => {
    const { account } = somebody()
    const tabs = await Promise.all(Array.from({ length: 5 }, () => cross(account)))
    const done = await Promise.all(
      tabs.map(({ call, flow, query }) => call.provider.complete({ flow, query })),
    )
    const ids = done.map(({ result }) => ('user' in result ? result.user.id : ''))
    expect(new Set(ids).size).toBe(1)
  })

  test('a disabled account is refused', async () => {
    const { account, email } = somebody()
    await signInAs(account)
    const made = await findAccountByEmail(ctx, email)
    await setAccountDisabled(ctx, ctx.db, { id: made?.id ?? '', disabled: true })
    expect(await outcome(signInAs(account))).toBe('sign_in_refused')
    expect((await auditOf(ctx, { userId: made?.id ?? '' })).at(-1)).toMatchObject({
      action: 'auth.sign_in_denied',
      outcome: 'denied',
    })
  })

  test('TK9 what is sent to the provider: code flow, PKCE S256, state and nonce; stored: hashes and a sealed verifier', async () => {
    const { url, flow } = await callerFor(fromElsewhere(ctx)).provider.begin({})
    const sent = new URL(url).searchParams
    expect(Object.fromEntries(sent)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: redirectUri(ctx),
      scope: 'openid email profile',
    })
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(sent.get(name)?.length).toBeGreaterThanOrEqual(43)
    }
    const rows = JSON.stringify(await ctx.db.providerFlow.findMany())
    expect(rows).toContain(sent.get('nonce'))
    expect(rows).not.toContain(sent.get('state'))
    expect(rows).not.toContain(flow)
    expect(await callerFor(ctx).provider.info()).toEqual({ label: 'Test provider' })
  })
})

describe('CS6 where a sign-in returns to is on our own origin', () => {
  test.each([
    '//evil.example',
    '/\\evil',
    '\\\\evil',
    'javascript:alert(1)',
    'https://evil.example',
    '',
  ])('CS6 and never %s', async (returnTo) => {
    const answer = await refusal(callerFor(fromElsewhere(ctx)).provider.begin({ returnTo }))
    expect(answer).toMatchObject({ code: 'BAD_REQUEST', reason: 'bad_return' })
  })
})

describe('an address that has an account', () => {
  test('is linked where provider and account have both verified it, and its owner is told', async () => {
    const { account, email } = somebody()
    const { user } = await person(email)
    const { result } = await signInAs(account)
    expect(result).toMatchObject({ user: { id: user.id } })
    const events = await auditOf(ctx, { userId: user.id })
    expect(events.map(({ action }) => action)).toContain('auth.provider_linked')
    expect((await mailsTo(ctx, email)).join()).toContain('signed in to with the provider')
  })

  test('is not linked by itself where a second factor guards it', async () => {
    const { userId, email } = await createPersonWithTotp(fromElsewhere(ctx))
    const name = email.split('@', 1)[0] ?? ''
    expect(await outcome(signInAs(`verified:${name}`))).toBe('link_refused')
    expect(await ctx.db.providerIdentity.count({ where: { userId } })).toBe(0)
  })

  test('is never taken over by somebody whose provider has not verified it (pre-hijacking)', async () => {
    const { email, person: name } = somebody()
    const { user } = await person(email)
    const answer = await refusal(signInAs(`unverified:${name}`))
    expect(answer).toMatchObject({ code: 'CONFLICT', reason: 'link_refused' })
    expect(answer.message).toContain('sign in')
    expect((await auditOf(ctx, { userId: user.id })).map(({ action }) => action)).toEqual([])
    expect(await ctx.db.providerIdentity.count({ where: { userId: user.id } })).toBe(0)
    // Whether the address has an account is not told.
    const nobody = somebody('unverified')
    expect(await refusal(signInAs(nobody.account))).toEqual(answer)
    expect(await findAccountByEmail(ctx, nobody.email)).toBeNull()
    expect(await refusal(signInAs('silent'))).toEqual(answer)
  })

  test('is not linked while the account itself has not shown that the address is its owner’s', async () => {
    const { account, email } = somebody()
    const { id: userId } = await inTransaction(ctx.db, (tx) =>
      createAccount(ctx, tx, { email, name: 'Somebody', verified: false }),
    )
    expect(await outcome(signInAs(account))).toBe('link_refused')
    expect(await ctx.db.providerIdentity.count({ where: { userId } })).toBe(0)
  })

  test('another subject of the provider with the same address does not become the first one', async () => {
    const { person: name } = somebody()
    const first = await signInAs(`verified:${name}`)
    const other = await refusal(signInAs(`unverified:${name}`))
    expect(other).toMatchObject({ reason: 'link_refused' })
    expect((await signInAs(`verified:${name}`)).result).toEqual({
      ...first.result,
      sessionId: expect.any(String),
      tokens: expect.anything(),
    })
  })
})
