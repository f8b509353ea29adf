import { refusal } from '@backarch/api/testing'
import { afterAll, expect, test } from 'vitest'

import { passkeyAssertionSchema, passkeyRegistrationSchema } from '../../src/schemas.ts'
import { createAuthenticator } from '../../src/testing.ts'
import { callerFor, createSuite, fromElsewhere } from '../support.ts'
import { createPersonWithPasskey } from '../support/people.ts'

const { database, db, ctx } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const person = await createPersonWithPasskey(ctx)
const stranger = callerFor(fromElsewhere(ctx))
const registration = createAuthenticator().create(await person.call.passkeys.beginAdd())
const assertion = person.device.get(await stranger.passkeys.beginSignIn())

const misfits = [
  { not: '' },
  { contains: '@' },
  null,
  7,
  true,
  [],
  ['x'],
  '',
  'with space',
  'a+b/c=',
  'x\u0000',
  '\ud800',
  'é',
]

const optional = new Set(['transports', 'userHandle'])
const nullable = new Set(['userHandle'])

/** The input with one member at any depth taken away or replaced. */
function* variants(input: object): Generator<object> {
  for (const [name, value] of Object.entries(input)) {
    if (name === 'clientExtensionResults') continue
    const without = Object.entries(input).filter(([other]) => other !== name)
    if (!optional.has(name)) yield Object.fromEntries(without)
    const isList = Array.isArray(value)
    if (typeof value === 'object' && value !== null && !isList) {
      for (const inner of variants(value)) yield { ...input, [name]: inner }
    }
    for (const misfit of misfits) {
      if (nullable.has(name) && misfit === null) continue
      if (isList && Array.isArray(misfit)) continue
      yield { ...input, [name]: misfit }
    }
  }
  yield { ...input, ownerId: 'x' }
}

test('IN6 AZ3 whatever is no passkey is refused before anything is looked up', async () => {
  const before = await db.passkeyChallenge.count()
  const calls = [
    // @ts-expect-error: the types refuse it too
    ...Array.from(variants(assertion), (passkey) => stranger.passkeys.signIn({ passkey })),
    ...Array.from(variants(registration), (passkey) =>
      // @ts-expect-error: the types refuse it too
      person.call.passkeys.add({ name: 'x', passkey }),
    ),
  ]
  expect(calls.length).toBeGreaterThan(150)
  for (const call of calls) {
    const { code, reason } = await refusal(call)
    expect({ code, reason }).toEqual({ code: 'BAD_REQUEST', reason: undefined })
  }
  expect(await db.passkeyChallenge.count()).toBe(before)
  expect(await stranger.passkeys.signIn({ passkey: assertion })).toMatchObject({
    status: 'signed_in',
  })
})

test('IN7 every text of a passkey has an end', () => {
  const long = 'A'.repeat(20_000)
  const fields = ['id', 'rawId'] as const
  for (const field of fields) {
    expect(passkeyAssertionSchema.safeParse({ ...assertion, [field]: long }).success).toBe(false)
  }
  for (const field of ['clientDataJSON', 'authenticatorData', 'signature', 'userHandle']) {
    const response = { ...assertion.response, [field]: long }
    expect(passkeyAssertionSchema.safeParse({ ...assertion, response }).success).toBe(false)
  }
  for (const field of ['clientDataJSON', 'attestationObject']) {
    const response = { ...registration.response, [field]: long }
    expect(passkeyRegistrationSchema.safeParse({ ...registration, response }).success).toBe(false)
  }
})

test('what extensions answer is taken, and not looked at', async () => {
  const clientExtensionResults = { credProps: { rk: true }, prf: { enabled: false } }
  const device = createAuthenticator()
  const made = device.create(await person.call.passkeys.beginAdd())
  const passkey = { ...made, clientExtensionResults, authenticatorAttachment: 'platform' as const }
  expect(await person.call.passkeys.add({ name: 'phone', passkey })).toMatchObject({ id: made.id })
})

test('bytes that are no CBOR, no JSON and no key are refused, not failed on', async () => {
  const random = Buffer.from('ff'.repeat(300), 'hex').toString('base64url')
  const deep = Buffer.alloc(12_000, 0x81).toString('base64url')
  const endless = Buffer.from('9bffffffffffffffff', 'hex').toString('base64url')
  for (const attestationObject of [random, deep, endless]) {
    const made = createAuthenticator().create(await person.call.passkeys.beginAdd())
    const passkey = { ...made, response: { ...made.response, attestationObject } }
    expect(await refusal(person.call.passkeys.add({ name: 'x', passkey }))).toMatchObject({
      reason: 'registration_refused',
    })
  }
  for (const clientDataJSON of [random, 'bnVsbA', 'W10', 'eyJjaGFsbGVuZ2UiOnt9fQ']) {
    const passkey = { ...assertion, response: { ...assertion.response, clientDataJSON } }
    expect(await refusal(stranger.passkeys.signIn({ passkey }))).toMatchObject({
      reason: 'passkey_refused',
    })
  }
  for (const authenticatorData of [random, 'AA']) {
    const fresh = person.device.get(await stranger.passkeys.beginSignIn())
    const passkey = { ...fresh, response: { ...fresh.response, authenticatorData } }
    expect(await refusal(stranger.passkeys.signIn({ passkey }))).toMatchObject({
      reason: 'passkey_refused',
    })
  }
})
