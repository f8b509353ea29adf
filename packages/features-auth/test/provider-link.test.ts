import type { Context } from '@backarch/api'
import { outcome, refusal } from '@backarch/api/testing'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { Browser, createAuthenticator } from '../src/testing.ts'
import { asSignedIn, callback, createScene, refused, somebody } from './provider/scene.ts'
import { callerFor, fromElsewhere } from './support.ts'
import { addPasskey, createPersonWithTotp } from './support/people.ts'

const { stack, ctx, signInAs, person, linkAs } = await createScene()
afterAll(() => stack.disposeAsync())

async function proveAs(as: Context, account: string, signedInAt?: number) {
  const { url, flow } = await callerFor(as).provider.beginProof({ returnTo: '/settings' })
  const query = await new Browser(account, signedInAt).walk(url, callback)
  return callerFor(as).provider.prove({ flow, query })
}

describe('linking in the settings', () => {
  test('a signed-in person links, sees it, signs in with it, and unlinks', async () => {
    const { user, as, call } = await person()
    const { account } = somebody('unverified')
    expect(await call.provider.status()).toEqual({ linkedAt: null })
    expect(await linkAs(as, account)).toEqual({ linked: true, returnTo: '/' })
    expect((await call.provider.status()).linkedAt).not.toBeNull()
    expect((await signInAs(account)).result).toMatchObject({ user: { id: user.id } })
    expect(await call.provider.unlink()).toEqual({ unlinked: true })
    expect(await outcome(call.provider.unlink())).toBe('not_linked')
    expect(await outcome(signInAs(account))).toBe('link_refused')
    const actions = (await auditOf(ctx, { userId: user.id })).map(({ action }) => action)
    expect(actions).toContain('auth.provider_linked')
    expect(actions).toContain('auth.provider_unlinked')
  })

  test('MF5 takes a fresh proof, to begin, to end and to unlink', async () => {
    const { as } = await person()
    const { url, flow } = await callerFor(as).provider.beginLink({})
    const query = await new Browser(somebody().account).walk(url, callback)
    const later = callerFor({ ...as, now: () => new Date(Date.now() + 10 * 60_000 + 1000) })
    const calls = [
      later.provider.beginLink({}),
      later.provider.link({ flow, query }),
      later.provider.unlink(),
    ]
    for (const call of calls) expect(await outcome(call)).toBe('proof_too_old')
  })

  test('an identity is one account’s, and an account has one identity of a provider', async () => {
    const mine = await person()
    const theirs = await person()
    const { account } = somebody()
    await linkAs(mine.as, account)
    expect(await linkAs(mine.as, account)).toMatchObject({ linked: true })
    expect(await outcome(linkAs(theirs.as, account))).toBe('identity_taken')
    expect(await outcome(linkAs(mine.as, somebody().account))).toBe('already_linked')
  })

  test('is finished in the session that began it, as what it was begun for', async () => {
    const mine = await person()
    const theirs = await person()
    const begun = await mine.call.provider.beginLink({})
    const query = await new Browser(somebody().account).walk(begun.url, callback)
    const input = { flow: begun.flow, query }
    expect(await refusal(theirs.call.provider.link(input))).toMatchObject(refused)
    expect(await refusal(mine.call.provider.prove(input))).toMatchObject(refused)
    expect(await refusal(mine.call.provider.complete(input))).toMatchObject(refused)
    expect(await mine.call.provider.link(input)).toMatchObject({ linked: true })
  })

  test('the last way to sign in is not unlinked', async () => {
    const { account } = somebody()
    const as = asSignedIn(ctx, (await signInAs(account)).result)
    await proveAs(as, account)
    expect(await refusal(callerFor(as).provider.unlink())).toMatchObject({
      code: 'CONFLICT',
      reason: 'last_way_in',
    })
    expect((await signInAs(account)).result.status).toBe('signed_in')
  })
})

test('CC2 of a passkey and the provider that go at once, the last way to sign in stays', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { account } = somebody()
    const as = asSignedIn(ctx, (await signInAs(account)).result)
    await proveAs(as, account)
    const call = callerFor(as)
    const id = await addPasskey({ call }, createAuthenticator())
    const ends = await Promise.all([
      outcome(call.provider.unlink()),
      outcome(call.passkeys.remove({ id })),
    ])
    expect(new Set(ends)).toEqual(new Set(['ok', 'last_way_in']))
  }
})

describe('a sign-in with the provider', () => {
  const wish = { name: 'Backup', scopes: ['read' as const], expiresInDays: 1 }

  /** `asked`: what the provider is asked to say about when that was. */
  async function signInAt(signedInAt: number | undefined, asked: string) {
    const call = callerFor(fromElsewhere(ctx))
    const { url, flow } = await call.provider.begin({})
    const browser = new Browser(somebody().account, signedInAt)
    const query = await browser.walk(url + asked, callback)
    return asSignedIn(ctx, (await call.provider.complete({ flow, query })).result)
  }

  test('MF5 is no fresh proof unless the provider says that it has just happened', async () => {
    const justNow = await signInAt(undefined, '&max_age=3600')
    expect(await outcome(callerFor(justNow).tokens.make(wish))).toBe('ok')
    const before = Math.floor(Date.now() / 1000) - 11 * 60
    for (const as of [await signInAt(before, '&max_age=3600'), await signInAt(undefined, '')]) {
      expect((await callerFor(as).me()).sessionId).toBeTypeOf('string')
      expect(await outcome(callerFor(as).tokens.make(wish))).toBe('proof_too_old')
    }
  })
})

describe('proving again with the provider', () => {
  async function linkedPerson() {
    const { account } = somebody()
    const made = await person()
    await linkAs(made.as, account)
    return { ...made, account }
  }

  test('MF5 is a fresh proof', async () => {
    const { as, account, user } = await linkedPerson()
    const later = { ...as, now: () => new Date(Date.now() + 11 * 60_000) }
    const wish = { name: 'Backup', scopes: ['read' as const], expiresInDays: 1 }
    expect(await outcome(callerFor(later).tokens.make(wish))).toBe('proof_too_old')
    const { url } = await callerFor(later).provider.beginProof({})
    expect(new URL(url).searchParams.get('prompt')).toBe('login')
    expect(new URL(url).searchParams.get('max_age')).toBe('0')
    const proved = await proveAs(later, account)
    expect(proved).toMatchObject({ status: 'proved', returnTo: '/settings' })
    expect(await outcome(callerFor(later).tokens.make(wish))).toBe('ok')
    expect((await auditOf(ctx, { userId: user.id })).at(-2)).toMatchObject({
      action: 'auth.proof_given',
      details: { method: 'provider' },
    })
  })

  test('MF5 a sign-in at the provider that was before does not count', async () => {
    const { as, account } = await linkedPerson()
    const before = Math.floor(Date.now() / 1000) - 120
    expect(await refusal(proveAs(as, account, before))).toMatchObject(refused)
  })

  test('MF5 somebody else at the provider does not count', async () => {
    const { as, user } = await linkedPerson()
    expect(await refusal(proveAs(as, somebody().account))).toMatchObject(refused)
    expect((await auditOf(ctx, { userId: user.id })).at(-1)).toMatchObject({
      action: 'auth.proof_denied',
      outcome: 'denied',
    })
  })
})

describe('an account with a second factor', () => {
  async function guarded() {
    const { account } = somebody()
    const made = await createPersonWithTotp(fromElsewhere(ctx))
    await linkAs(made.ctx, account)
    return { ...made, account }
  }

  test('is asked for it after the provider too: no session before', async () => {
    const { account, userId, call, recoveryCodes } = await guarded()
    const before = (await call.sessions.list({})).items.length
    const { result } = await signInAs(account)
    if (result.status !== 'second_factor') throw new Error(result.status)
    expect(result).not.toHaveProperty('tokens')
    expect((await call.sessions.list({})).items).toHaveLength(before)
    const [recoveryCode = ''] = recoveryCodes
    const input = { challenge: result.challenge, recoveryCode }
    const signedIn = await callerFor(fromElsewhere(ctx)).completeSignIn(input)
    expect(signedIn).toMatchObject({ status: 'signed_in', user: { id: userId } })
  })

  test('MF5 is proved again with both', async () => {
    const { ctx: as, account, recoveryCodes } = await guarded()
    const { url, flow } = await callerFor(as).provider.beginProof({})
    const query = await new Browser(account).walk(url, callback)
    const prove = (more: object) => callerFor(as).provider.prove({ flow, query, ...more })
    expect(await outcome(prove({}))).toBe('second_factor_needed')
    const [recoveryCode = ''] = recoveryCodes
    expect(await prove({ recoveryCode })).toMatchObject({ status: 'proved' })
    const again = await callerFor(as).provider.beginProof({})
    const input = { flow: again.flow, query: await new Browser(account).walk(again.url, callback) }
    const wrong = callerFor(as).provider.prove({ ...input, recoveryCode })
    expect(await outcome(wrong)).toBe('second_factor_refused')
  })
})
