import { outcome, refusal } from '@backarch/api/testing'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

import type { PasskeyRegistration } from '../../src/schemas.ts'
import { createAuthenticator, type Twist } from '../../src/testing.ts'
import { mailsTo } from '../mailbox.ts'
import { callerFor, createSuite, fromElsewhere, operatorOf } from '../support.ts'
import { addPasskey, createPerson, createPersonWithPasskey } from '../support/people.ts'

const { database, db, clock, ctx } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const shared = createPerson(ctx)
const tenMinutes = 10 * 60_000

async function freshPerson() {
  return createPerson(ctx)
}

describe('adding a passkey', () => {
  test('asks for one that stays on the device, verifies its user and attests nothing', async () => {
    const { call, userId, email } = await shared
    const options = await call.passkeys.beginAdd()
    expect(options).toMatchObject({
      rp: { id: 'backarch.example.com', name: 'Backarch' },
      user: { name: email },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    expect(Buffer.from(options.user.id, 'base64url').toString('hex')).toBe(
      userId.replaceAll('-', ''),
    )
  })

  test('is on record, told to the owner, and not offered twice on one device', async () => {
    const person = await createPersonWithPasskey(ctx)
    const { excludeCredentials } = await person.call.passkeys.beginAdd()
    expect(excludeCredentials).toEqual([
      { type: 'public-key', id: person.passkeyId, transports: ['internal'] },
    ])
    expect((await auditOf(ctx, { userId: person.userId })).at(-1)).toMatchObject({
      action: 'auth.passkey_added',
      outcome: 'success',
      actorId: person.userId,
    })
    expect((await mailsTo(ctx, person.email)).at(-1)).toContain('A passkey was added')
  })

  test.each(['ES256', 'EdDSA', 'RS256'] as const)(
    'takes one that signs with %s',
    async (algorithm) => {
      const device = createAuthenticator({ algorithm })
      await addPasskey(await shared, device)
      const stranger = callerFor(fromElsewhere(ctx))
      const passkey = device.get(await stranger.passkeys.beginSignIn())
      expect(await stranger.passkeys.signIn({ passkey })).toMatchObject({ status: 'signed_in' })
    },
  )

  test('refuses one that signs with what was not offered', async () => {
    const { call } = await shared
    const options = await call.passkeys.beginAdd()
    expect(options.pubKeyCredParams.map(({ alg }) => alg)).toEqual([-8, -7, -257])
    const passkey = createAuthenticator({ algorithm: 'ES384' }).create(options)
    expect(await outcome(call.passkeys.add({ name: 'x', passkey }))).toBe('registration_refused')
  })

  test('takes one that attests itself', async () => {
    const { call } = await shared
    const passkey = createAuthenticator().create(await call.passkeys.beginAdd(), {
      attestation: 'self',
    })
    expect(await call.passkeys.add({ name: 'phone', passkey })).toMatchObject({ name: 'phone' })
  })

  const twists: Readonly<Record<string, Twist>> = {
    'another origin': { origin: 'https://evil.example' },
    'another relying party': { rpId: 'evil.example' },
    'no user verification': { userVerified: false },
    'no user presence': { userPresent: false },
    'an answer that signs in': { type: 'webauthn.get' },
    'a page in a frame of another site': { crossOrigin: true },
    'an attestation by another key': { attestation: 'self', foreignKey: true },
    'a challenge of its own': { challenge: Buffer.alloc(32, 7).toString('base64url') },
  }

  test.each(Object.entries(twists))('MF4 %s is refused, and on record', async (_, twist) => {
    const { call, userId } = await shared
    const count = await db.passkey.count()
    const passkey = createAuthenticator().create(await call.passkeys.beginAdd(), twist)
    expect(await refusal(call.passkeys.add({ name: 'laptop', passkey }))).toMatchObject({
      code: 'BAD_REQUEST',
      reason: 'registration_refused',
    })
    expect(await db.passkey.count()).toBe(count)
    expect((await auditOf(ctx, { userId })).at(-1)).toMatchObject({
      action: 'auth.passkey_refused',
      outcome: 'denied',
      details: { purpose: 'add' },
    })
  })

  test('MF4 certificates, which nobody asked for, are refused before anything reads them', async () => {
    const { ctx: own } = await shared
    const asked: string[] = []
    const log = { ...own.log, debug: (_: unknown, text?: string) => asked.push(text ?? '') }
    const { passkeys } = callerFor({ ...own, log })
    const make = async (twist: Twist) => {
      const passkey = createAuthenticator().create(await passkeys.beginAdd(), twist)
      return outcome(passkeys.add({ name: 'laptop', passkey }))
    }
    expect(await make({ attestation: 'certificate' })).toBe('registration_refused')
    expect(asked).toEqual([])
    expect(await make({ attestation: 'self', userVerified: false })).toBe('registration_refused')
    expect(asked).toEqual(['a new passkey was refused'])
  })

  test('MF4 an answer is good once, also 20 times at once, and only for who asked', async () => {
    const [person, other] = [await freshPerson(), await freshPerson()]
    const passkey = createAuthenticator().create(await person.call.passkeys.beginAdd())
    const add = (call: typeof person.call) => outcome(call.passkeys.add({ name: 'x', passkey }))
    expect(await add(other.call)).toBe('registration_refused')
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => add(person.call)))
    expect(outcomes.filter((end) => end === 'ok')).toHaveLength(1)
    expect(await db.passkey.count({ where: { id: passkey.id } })).toBe(1)
  })

  test('MF4 an id that is not the one the device signed is refused', async () => {
    const { call } = await shared
    const made = createAuthenticator().create(await call.passkeys.beginAdd())
    const id = Buffer.alloc(16, 7).toString('base64url')
    const passkey: PasskeyRegistration = { ...made, id, rawId: id }
    expect(await outcome(call.passkeys.add({ name: 'x', passkey }))).toBe('registration_refused')
  })

  test('a passkey that an account has already cannot be added to another one', async () => {
    const [owner, other] = [await createPersonWithPasskey(ctx), await freshPerson()]
    const device = createAuthenticator()
    const passkey = device.create(await other.call.passkeys.beginAdd(), { id: owner.passkeyId })
    expect(await refusal(other.call.passkeys.add({ name: 'x', passkey }))).toMatchObject({
      code: 'CONFLICT',
      reason: 'passkey_taken',
    })
    expect(await other.call.passkeys.list()).toEqual({ passkeys: [] })
  })

  test('an account has twenty at most', async () => {
    const person = await freshPerson()
    for (let count = 0; count < 20; count += 1) await addPasskey(person, createAuthenticator())
    expect(await refusal(person.call.passkeys.beginAdd())).toMatchObject({
      reason: 'too_many_passkeys',
    })
  })

  test('MF5 needs a fresh proof, to begin and to end', async () => {
    const person = await freshPerson()
    const passkey = createAuthenticator().create(await person.call.passkeys.beginAdd())
    clock.advance(tenMinutes + 1)
    const { call } = person
    const stale = { code: 'FORBIDDEN', reason: 'proof_too_old' }
    expect(await refusal(call.passkeys.beginAdd())).toMatchObject(stale)
    expect(await refusal(call.passkeys.add({ name: 'x', passkey }))).toMatchObject(stale)
    expect(await refusal(call.passkeys.remove({ id: passkey.id }))).toMatchObject(stale)
  })
})

describe('one’s passkeys', () => {
  test('are listed, renamed and removed; that is on record and told', async () => {
    const { call, userId, email, passkeyId: id, device } = await createPersonWithPasskey(ctx)
    expect(await call.passkeys.rename({ id, name: 'old laptop' })).toMatchObject({
      id,
      name: 'old laptop',
    })
    expect((await call.passkeys.list()).passkeys).toMatchObject([{ id, name: 'old laptop' }])
    expect(await call.passkeys.remove({ id })).toEqual({ status: 'removed' })
    expect(await call.passkeys.list()).toEqual({ passkeys: [] })
    const actions = (await auditOf(ctx, { userId })).map(({ action }) => action)
    expect(actions.slice(-2)).toEqual(['auth.passkey_renamed', 'auth.passkey_removed'])
    expect((await mailsTo(ctx, email)).at(-1)).toContain('A passkey was removed')
    const stranger = callerFor(fromElsewhere(ctx))
    const passkey = device.get(await stranger.passkeys.beginSignIn())
    expect(await outcome(stranger.passkeys.signIn({ passkey }))).toBe('passkey_refused')
  })

  test('AZ2 somebody else’s answers as one that never existed', async () => {
    const owner = await createPersonWithPasskey(ctx)
    const { call } = await createPerson(ctx)
    const [theirs, none] = [owner.passkeyId, Buffer.alloc(16, 7).toString('base64url')]
    const rename = (id: string) => refusal(call.passkeys.rename({ id, name: 'mine' }))
    const remove = (id: string) => refusal(call.passkeys.remove({ id }))
    expect(await rename(theirs)).toMatchObject({ code: 'NOT_FOUND', reason: 'passkey_not_found' })
    expect(await rename(theirs)).toEqual(await rename(none))
    expect(await remove(theirs)).toEqual(await remove(none))
    expect((await owner.call.passkeys.list()).passkeys).toMatchObject([{ name: 'laptop' }])
    expect(await call.passkeys.list()).toEqual({ passkeys: [] })
  })

  test('belong to people who are signed in', async () => {
    const anyone = callerFor(ctx)
    const operator = callerFor(operatorOf(ctx))
    for (const ask of ['list', 'beginAdd', 'beginProve'] as const) {
      expect((await refusal(anyone.passkeys[ask]())).code).toBe('UNAUTHORIZED')
      expect(await refusal(operator.passkeys[ask]())).toMatchObject({ reason: 'no_account' })
    }
  })
})

describe('a passkey as fresh proof', () => {
  test('MF5 makes up for an old one, and is on record', async () => {
    const { call, device, userId } = await createPersonWithPasskey(ctx)
    clock.advance(tenMinutes + 1)
    expect(await outcome(call.passkeys.beginAdd())).toBe('proof_too_old')
    const passkey = device.get(await call.passkeys.beginProve())
    const until = new Date(clock.now().getTime() + tenMinutes).toISOString()
    expect(await call.passkeys.prove({ passkey })).toEqual({ status: 'proved', freshUntil: until })
    expect(await outcome(call.passkeys.beginAdd())).toBe('ok')
    expect((await auditOf(ctx, { userId })).at(-1)).toMatchObject({
      action: 'auth.proof_given',
      details: { method: 'passkey' },
    })
  })

  test('MF4 somebody else’s passkey proves nothing, nor does a signature for another purpose', async () => {
    const [person, other] = [await createPersonWithPasskey(ctx), await createPersonWithPasskey(ctx)]
    clock.advance(tenMinutes + 1)
    const options = await person.call.passkeys.beginProve()
    const theirs = other.device.get({ ...options, allowCredentials: [] })
    expect(await outcome(person.call.passkeys.prove({ passkey: theirs }))).toBe('passkey_refused')
    const ofOther = other.device.get(await other.call.passkeys.beginProve())
    expect(await outcome(person.call.passkeys.prove({ passkey: ofOther }))).toBe('passkey_refused')
    const toSignIn = person.device.get(await callerFor(ctx).passkeys.beginSignIn())
    expect(await outcome(person.call.passkeys.prove({ passkey: toSignIn }))).toBe('passkey_refused')
    const toProve = person.device.get(await person.call.passkeys.beginProve())
    expect(await outcome(callerFor(ctx).passkeys.signIn({ passkey: toProve }))).toBe(
      'passkey_refused',
    )
    expect(await outcome(person.call.passkeys.beginAdd())).toBe('proof_too_old')
  })
})
