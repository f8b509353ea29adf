import { passkeyCreationSchema, passkeyRequestSchema } from '@backarch/features-auth/schemas'
import { createAuthenticator } from '@backarch/features-auth/testing'
import { markAuthenticated } from '@backarch/services-access'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { bearer, fromElsewhere } from '../support/call.ts'
import {
  atBoth,
  countsOf,
  done,
  outcomeOf,
  refusalAt,
  startPair,
  type Pair,
} from '../support/pair.ts'
import { password, signedInSchema, signIn, type Person } from '../support/team.ts'

let pair: Pair
let one = ''
let other = ''

beforeAll(async () => {
  pair = await startPair()
  ;({ one, other } = pair)
})
afterAll(() => pair.stack.disposeAsync())

/** Somebody with a passkey that was begun at one server and added at the other. */
async function withPasskey() {
  const person = await pair.person()
  const device = createAuthenticator()
  const { headers } = await signIn(one, person)
  const options = await done(one, 'auth.passkeys.beginAdd', { headers })
  const passkey = device.create(passkeyCreationSchema.parse(options))
  const add = async (url: string) =>
    outcomeOf(url, 'auth.passkeys.add', { input: { name: 'laptop', passkey }, headers })
  return { ...person, headers, device, add }
}

/** What a server asks a browser to sign. */
async function requestAt(url: string) {
  const options = await done(url, 'auth.passkeys.beginSignIn', { headers: fromElsewhere() })
  return passkeyRequestSchema.parse(options)
}

const signInWith = async (url: string, passkey: unknown) =>
  outcomeOf(url, 'auth.passkeys.signIn', { input: { passkey }, headers: fromElsewhere() })

describe('MF4 a passkey over two servers', () => {
  test('MF4 what one asked for is added at the other, once', async () => {
    const { add } = await withPasskey()
    expect(await add(other)).toBe('ok')
    for (const url of [one, other]) expect(await add(url)).toBe('registration_refused')
  })

  test('MF4 a challenge of one is answered at the other, and then used up on both', async () => {
    const { add, device } = await withPasskey()
    await add(other)
    const passkey = device.get(await requestAt(one))
    const input = { passkey }
    const signedIn = await done(other, 'auth.passkeys.signIn', { input, headers: fromElsewhere() })
    const { tokens } = signedInSchema.parse(signedIn)
    expect(await refusalAt(one, bearer(tokens.accessToken))).toBeUndefined()
    for (const url of [one, other]) expect(await signInWith(url, passkey)).toBe('passkey_refused')
  })

  test('MF4 of twenty parallel answers at both one signs in', async () => {
    const { add, device } = await withPasskey()
    await add(other)
    const passkey = device.get(await requestAt(one))
    const outcomes = await atBoth(pair, 20, (url) => signInWith(url, passkey))
    expect(countsOf(outcomes)).toEqual({ ok: 1, passkey_refused: 19 })
  })

  test('MF4 a counter that one has seen does not come again at the other, nor at the same moment', async () => {
    const { add, device } = await withPasskey()
    await add(other)
    const earlier = device.get(await requestAt(other))
    expect(await signInWith(one, device.get(await requestAt(one)))).toBe('ok')
    expect(await signInWith(other, earlier)).toBe('passkey_refused')
    // Two devices with a copy each.
    const requests = await atBoth(pair, 10, requestAt)
    const copies = requests.map((request) => device.get(request, { counter: 50 }))
    const outcomes = await atBoth(pair, 10, (url, at) => signInWith(url, copies[at]))
    expect(countsOf(outcomes)).toEqual({ ok: 1, passkey_refused: 9 })
  })

  test('MF4 one that is removed on one signs nobody in on the other', async () => {
    const { add, device, headers } = await withPasskey()
    await add(other)
    const passkey = device.get(await requestAt(other))
    await done(one, 'auth.passkeys.remove', { input: { id: passkey.id }, headers })
    expect(await signInWith(other, passkey)).toBe('passkey_refused')
  })
})

describe('MF5 a fresh proof over two servers', () => {
  /** A session whose proof is eleven minutes old. */
  async function staleSession(person: Person) {
    const session = await signIn(one, person)
    const then = { ...pair.ctx, now: () => new Date(Date.now() - 11 * 60_000) }
    await markAuthenticated(then, pair.ctx.db, session.sessionId)
    return session
  }
  const makeToken = async (url: string, headers: Readonly<Record<string, string>>) => {
    const input = { name: 'Script', scopes: ['read'], expiresInDays: 1 }
    return outcomeOf(url, 'auth.tokens.make', { input, headers })
  }

  test('MF5 one that is given to one holds at the other, for that session alone', async () => {
    const person = await pair.person()
    const [proved, stale] = [await staleSession(person), await staleSession(person)]
    for (const url of [one, other]) {
      expect(await makeToken(url, proved.headers)).toBe('proof_too_old')
    }
    await done(one, 'auth.prove', { input: { password }, headers: proved.headers })
    for (const url of [other, one]) {
      expect(await makeToken(url, proved.headers)).toBe('ok')
      expect(await makeToken(url, stale.headers)).toBe('proof_too_old')
    }
  })

  test('MF5 by a passkey: asked for at one, given to the other, once', async () => {
    const person = await withPasskey()
    await person.add(other)
    const { headers } = await staleSession(person)
    const options = await done(one, 'auth.passkeys.beginProve', { headers })
    const passkey = person.device.get(passkeyRequestSchema.parse(options))
    const outcomes = await atBoth(pair, 10, (url) =>
      outcomeOf(url, 'auth.passkeys.prove', { input: { passkey }, headers }),
    )
    expect(countsOf(outcomes)).toEqual({ ok: 1, passkey_refused: 9 })
    for (const url of [one, other]) expect(await makeToken(url, headers)).toBe('ok')
  })
})
