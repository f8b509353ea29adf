import type { Context } from '@backarch/api'
import { outcome, refusal } from '@backarch/api/testing'
import { listSessions, setAccountDisabled } from '@backarch/services-access'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

import type { PasskeyAssertion } from '../../src/schemas.ts'
import { type Authenticator, createAuthenticator, type Twist } from '../../src/testing.ts'
import { mailsTo } from '../mailbox.ts'
import { callerFor, createSuite, fromElsewhere } from '../support.ts'
import { createPerson, createPersonWithPasskey, createPersonWithTotp } from '../support/people.ts'

const { database, db, clock, ctx } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

/** Asks for a passkey and answers with one, as an honest browser does but for the twist. */
async function signInWith(device: Authenticator, twist?: Twist, caller: Context = ctx) {
  const call = callerFor(fromElsewhere(caller))
  const passkey = device.get(await call.passkeys.beginSignIn(), twist)
  return call.passkeys.signIn({ passkey })
}

const refused = { code: 'UNAUTHORIZED', reason: 'passkey_refused' }

describe('signing in with a passkey', () => {
  test('needs no account to be named, and is on record', async () => {
    const { call, email, device, passkeyId, userId } = await createPersonWithPasskey(ctx)
    const stranger = callerFor(fromElsewhere(ctx))
    const options = await stranger.passkeys.beginSignIn()
    expect(options).toMatchObject({ rpId: 'backarch.example.com', userVerification: 'required' })
    expect(options.allowCredentials).toEqual([])
    const result = await stranger.passkeys.signIn({ passkey: device.get(options) })
    expect(result).toMatchObject({ status: 'signed_in', user: { email } })
    const { passkeys } = await call.passkeys.list()
    expect(passkeys).toMatchObject([{ id: passkeyId, lastUsedAt: clock.now().toISOString() }])
    expect((await auditOf(ctx, { userId })).at(-1)).toMatchObject({
      action: 'auth.signed_in',
      actorId: userId,
      details: { method: 'passkey' },
    })
  })

  test('is both factors: an account with an authenticator app asks for nothing else', async () => {
    const person = await createPersonWithTotp(ctx)
    const device = createAuthenticator()
    const passkey = device.create(await person.call.passkeys.beginAdd())
    await person.call.passkeys.add({ name: 'laptop', passkey })
    expect(await signInWith(device)).toMatchObject({ status: 'signed_in' })
  })

  test('sets a cookie where a page asks for one', async () => {
    const { device } = await createPersonWithPasskey(ctx)
    const cookies: string[] = []
    const page = fromElsewhere({ ...ctx, setCookie: (cookie) => cookies.push(cookie) })
    const call = callerFor(page)
    const passkey = device.get(await call.passkeys.beginSignIn())
    expect(await call.passkeys.signIn({ passkey, session: 'cookie' })).toMatchObject({
      status: 'cookie_set',
    })
    expect(cookies).toHaveLength(1)
  })

  test('a passkey that does not count signs in again and again', async () => {
    const { device } = await createPersonWithPasskey(ctx, createAuthenticator({ counts: false }))
    await signInWith(device)
    expect(await signInWith(device)).toMatchObject({ status: 'signed_in' })
  })

  test('a disabled account is refused as what is not known', async () => {
    const { device, userId } = await createPersonWithPasskey(ctx)
    await setAccountDisabled(ctx, db, { id: userId, disabled: true })
    expect(await refusal(signInWith(device))).toMatchObject(refused)
    await setAccountDisabled(ctx, db, { id: userId, disabled: false })
    expect(await signInWith(device)).toMatchObject({ status: 'signed_in' })
  })
})

const shared = createPersonWithPasskey(ctx)

describe('MF4 what is refused', () => {
  const twists: Readonly<Record<string, Twist>> = {
    'another origin': { origin: 'https://evil.example' },
    'the origin without TLS': { origin: 'http://backarch.example.com' },
    'another port': { origin: 'https://backarch.example.com:8443' },
    'an origin that begins with ours': { origin: 'https://backarch.example.com.evil.example' },
    'a subdomain': { origin: 'https://app.backarch.example.com' },
    'another relying party': { rpId: 'evil.example' },
    'the parent domain': { rpId: 'example.com' },
    'no user verification': { userVerified: false },
    'no user presence': { userPresent: false },
    neither: { userVerified: false, userPresent: false },
    'an answer that makes a passkey': { type: 'webauthn.create' },
    'a page in a frame of another site': { crossOrigin: true },
    'a frame that names its top': { crossOrigin: true, topOrigin: 'https://evil.example' },
    'a top that is no frame': { topOrigin: 'https://evil.example' },
    'a challenge of its own': { challenge: Buffer.alloc(32, 7).toString('base64url') },
    'an empty challenge': { challenge: '' },
    'another key': { foreignKey: true },
    'no user handle': { userHandle: null },
    'a user handle of somebody else': { userHandle: Buffer.alloc(16, 7).toString('base64url') },
  }

  test.each(Object.entries(twists))('MF4 %s', async (_, twist) => {
    const { device, userId } = await shared
    const before = await db.passkeyChallenge.count()
    const sessions = await listSessions(ctx, userId)
    expect(await refusal(signInWith(device, twist))).toMatchObject(refused)
    expect(await listSessions(ctx, userId)).toEqual(sessions)
    // The challenge is used up, unless the answer did not name it.
    const unnamed = 'challenge' in twist || 'crossOrigin' in twist || 'topOrigin' in twist
    expect(await db.passkeyChallenge.count()).toBe(unnamed ? before + 1 : before)
    const denials = (await auditOf(ctx, { userId })).filter(({ outcome: end }) => end === 'denied')
    expect(denials.every(({ action }) => action === 'auth.passkey_refused')).toBe(true)
    expect(await signInWith(device)).toMatchObject({ status: 'signed_in' })
  })

  test('MF4 every one of these gets the same answer, and so does a passkey that nobody has', async () => {
    const { device } = await shared
    const stranger = createAuthenticator()
    stranger.create(await (await createPerson(ctx)).call.passkeys.beginAdd())
    const unknown = await refusal(signInWith(stranger))
    expect(unknown).toMatchObject(refused)
    for (const twist of Object.values(twists)) {
      expect(await refusal(signInWith(device, twist))).toEqual(unknown)
    }
  })

  test('MF4 the same answer a second time', async () => {
    const { device } = await shared
    const call = callerFor(fromElsewhere(ctx))
    const passkey = device.get(await call.passkeys.beginSignIn())
    await call.passkeys.signIn({ passkey })
    expect(await refusal(call.passkeys.signIn({ passkey }))).toMatchObject(refused)
  })

  test('MF4 the same answer 20 times at once is taken once', async () => {
    const { device } = await createPersonWithPasskey(ctx, createAuthenticator({ counts: false }))
    const call = callerFor(fromElsewhere(ctx))
    const passkey = device.get(await call.passkeys.beginSignIn())
    const calls = Array.from({ length: 20 }, () => outcome(call.passkeys.signIn({ passkey })))
    const outcomes = await Promise.all(calls)
    expect(outcomes.filter((end) => end === 'ok')).toHaveLength(1)
    expect(outcomes.filter((end) => end === 'passkey_refused')).toHaveLength(19)
  })

  test('MF4 a challenge is good for five minutes', async () => {
    const { device } = await createPersonWithPasskey(ctx)
    const call = callerFor(fromElsewhere(ctx))
    const late = device.get(await call.passkeys.beginSignIn())
    clock.advance(5 * 60_000)
    expect(await refusal(call.passkeys.signIn({ passkey: late }))).toMatchObject(refused)
    const inTime = device.get(await call.passkeys.beginSignIn())
    clock.advance(5 * 60_000 - 1)
    expect(await call.passkeys.signIn({ passkey: inTime })).toMatchObject({ status: 'signed_in' })
  })

  test('MF4 one altered bit of what was signed', async () => {
    const { device } = await shared
    const call = callerFor(fromElsewhere(ctx))
    for (const part of ['authenticatorData', 'signature'] as const) {
      const passkey = device.get(await call.passkeys.beginSignIn())
      const bytes = Buffer.from(passkey.response[part], 'base64url')
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
      const response = { ...passkey.response, [part]: bytes.toString('base64url') }
      const altered: PasskeyAssertion = { ...passkey, response }
      expect(await refusal(call.passkeys.signIn({ passkey: altered }))).toMatchObject(refused)
    }
  })

  test('MF4 the passkey of one person under the name of the passkey of another', async () => {
    const other = await createPersonWithPasskey(ctx)
    const call = callerFor(fromElsewhere(ctx))
    const passkey = (await shared).device.get(await call.passkeys.beginSignIn())
    const renamed = { ...passkey, id: other.passkeyId, rawId: other.passkeyId }
    expect(await refusal(call.passkeys.signIn({ passkey: renamed }))).toMatchObject(refused)
    const unlike = (await shared).device.get(await call.passkeys.beginSignIn())
    const torn = { ...unlike, rawId: other.passkeyId }
    expect(await refusal(call.passkeys.signIn({ passkey: torn }))).toMatchObject(refused)
  })
})

describe('MF4 a counter that goes back', () => {
  test('MF4 is refused, on record and told to the owner; sessions go on', async () => {
    const person = await createPersonWithPasskey(ctx)
    await signInWith(person.device, { counter: 7 })
    for (const counter of [7, 6, 0]) {
      expect(await refusal(signInWith(person.device, { counter }))).toMatchObject(refused)
    }
    const told = await mailsTo(ctx, person.email)
    expect(told.filter((mail) => mail.includes('counted backwards'))).toHaveLength(3)
    const events = await auditOf(ctx, { userId: person.userId })
    const denials = events.filter(({ action }) => action === 'auth.passkey_refused')
    expect(denials).toMatchObject(
      Array.from({ length: 3 }, () => ({
        outcome: 'denied',
        target: { kind: 'user', id: person.userId },
        details: { purpose: 'sign_in', reason: 'counter' },
      })),
    )
    expect((await person.call.me()).sessionId).toBe(person.sessionId)
    expect(await signInWith(person.device, { counter: 8 })).toMatchObject({ status: 'signed_in' })
  })

  test('MF4 two copies that say the same number at once: one gets in', async () => {
    const person = await createPersonWithPasskey(ctx)
    const call = callerFor(fromElsewhere(ctx))
    const answers: PasskeyAssertion[] = []
    for (let copy = 0; copy < 20; copy += 1) {
      answers.push(person.device.get(await call.passkeys.beginSignIn(), { counter: 5 }))
    }
    const calls = answers.map((passkey) => outcome(call.passkeys.signIn({ passkey })))
    expect((await Promise.all(calls)).filter((end) => end === 'ok')).toHaveLength(1)
  })

  test('MF4 is not believed without a signature: nobody raises a false alarm', async () => {
    const person = await createPersonWithPasskey(ctx)
    await signInWith(person.device, { counter: 7 })
    const forged = { counter: 3, foreignKey: true }
    expect(await refusal(signInWith(person.device, forged))).toMatchObject(refused)
    const told = await mailsTo(ctx, person.email)
    expect(told.some((mail) => mail.includes('counted backwards'))).toBe(false)
  })
})

test('RL1 passkeys are tried 100 times in a quarter of an hour from one address', async () => {
  const call = callerFor(fromElsewhere(ctx))
  const calls = Array.from({ length: 101 }, () => outcome(call.passkeys.beginSignIn()))
  const outcomes = await Promise.all(calls)
  expect(outcomes.filter((end) => end === 'ok')).toHaveLength(100)
  expect(outcomes.filter((end) => end === 'rate_limited')).toHaveLength(1)
})

test('TK9 what is stored of a challenge answers for nothing', async () => {
  const call = callerFor(fromElsewhere(ctx))
  const { challenge } = await call.passkeys.beginSignIn()
  const rows = JSON.stringify(await db.passkeyChallenge.findMany())
  expect(rows).not.toContain(challenge)
})
