import { generateEncryptionKey } from '@backarch/core'
import { codeAt } from '@backarch/features-auth/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { bearer, fromElsewhere, tell } from '../support/call.ts'
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
import { withinAWindow } from '../support/within-a-window.ts'

const step = 30_000
const oldKey = generateEncryptionKey()
const newKey = generateEncryptionKey()
const keys = (...listed: readonly unknown[]) => ({ AUTH_ENCRYPTION_KEYS: JSON.stringify(listed) })
let pair: Pair
let one = ''
let other = ''

beforeAll(async () => {
  pair = await startPair(keys(oldKey))
  ;({ one, other } = pair)
})
afterAll(() => pair.stack.disposeAsync())

/** Somebody whose authenticator app was set up at `begin` and confirmed at `confirm`, with the code of now. */
async function withApp({ begin, confirm } = { begin: one, confirm: other }) {
  const person = await pair.person()
  const { headers } = await signIn(begin, person)
  const begun = await done(begin, 'auth.totp.begin', { headers })
  const { secret } = z.object({ secret: z.string() }).parse(begun)
  const input = { code: codeAt(secret, new Date()) }
  const confirmed = await done(confirm, 'auth.totp.confirm', { input, headers })
  const { recoveryCodes } = z.object({ recoveryCodes: z.array(z.string()) }).parse(confirmed)
  /** The code of now is used; that of the next moment is taken already. */
  const nextCode = codeAt(secret, new Date(Date.now() + step))
  return { ...person, secret, recoveryCodes, nextCode, headers }
}

/** The right password at a server, and the question for a second proof that comes back. */
async function challengeAt(url: string, { email }: Person): Promise<string> {
  const input = { email, password }
  const data = await done(url, 'auth.signIn', { input, headers: fromElsewhere() })
  return z.object({ challenge: z.string() }).parse(data).challenge
}

const answer = async (url: string, input: Readonly<Record<string, string>>) =>
  outcomeOf(url, 'auth.completeSignIn', { input, headers: fromElsewhere() })

/** A code that the app shows neither now nor soon, nor just did. */
function wrongCode(secret: string): string {
  const shown = [-2, -1, 0, 1, 2].map((by) => codeAt(secret, new Date(Date.now() + by * step)))
  const candidates = ['000000', '111111', '222222', '333333', '444444', '555555']
  return candidates.find((code) => !shown.includes(code)) ?? ''
}

describe('MF1 a code over two servers', () => {
  test('MF1 the question of one server is answered at the other; then the code is used on both', async () => {
    const person = await withApp()
    const input = { challenge: await challengeAt(one, person), code: person.nextCode }
    const headers = fromElsewhere()
    const signedIn = await done(other, 'auth.completeSignIn', { input, headers })
    const { tokens } = signedInSchema.parse(signedIn)
    expect(await refusalAt(one, bearer(tokens.accessToken))).toBeUndefined()
    for (const url of [one, other]) {
      expect(await answer(url, input)).toBe('challenge_refused')
      const challenge = await challengeAt(url, person)
      expect(await answer(url, { challenge, code: person.nextCode })).toBe('second_factor_refused')
    }
  })

  test('MF1 the same code twenty times at once at both signs in once', async () => {
    await withinAWindow()
    const person = await withApp()
    const challenges = await atBoth(pair, 4, (url) => challengeAt(url, person))
    const outcomes = await atBoth(pair, 20, (url, at) =>
      answer(url, { challenge: challenges[at % 4] ?? '', code: person.nextCode }),
    )
    const { ok, ...refused } = countsOf(outcomes)
    expect(ok).toBe(1)
    const reasons = ['second_factor_refused', 'challenge_refused', 'rate_limited']
    expect(reasons).toEqual(expect.arrayContaining(Object.keys(refused)))
  })
})

test('MF2 wrong codes are counted for both together, and then the account waits at both', async () => {
  await withinAWindow()
  const person = await withApp()
  const challenges = {
    [one]: await challengeAt(one, person),
    [other]: await challengeAt(other, person),
  }
  const code = wrongCode(person.secret)
  const outcomes = await atBoth(pair, 12, (url) =>
    answer(url, { challenge: challenges[url] ?? '', code }),
  )
  expect(countsOf(outcomes)).toEqual({ second_factor_refused: 5, rate_limited: 7 })
  for (const url of [one, other]) {
    const challenge = challenges[url] ?? ''
    expect(await answer(url, { challenge, code: person.nextCode })).toBe('rate_limited')
  }
}, 120_000)

describe('MF3 a recovery code over two servers', () => {
  test('MF3 the same one at once at both signs in once', async () => {
    await withinAWindow()
    const person = await withApp()
    const [recoveryCode = ''] = person.recoveryCodes
    const challenges = await atBoth(pair, 10, (url) => challengeAt(url, person))
    const outcomes = await atBoth(pair, 10, (url, at) =>
      answer(url, { challenge: challenges[at] ?? '', recoveryCode }),
    )
    const { ok, ...refused } = countsOf(outcomes)
    expect(ok).toBe(1)
    const reasons = ['second_factor_refused', 'rate_limited']
    expect(reasons).toEqual(expect.arrayContaining(Object.keys(refused)))
  })

  test('MF3 new ones that are made on one void the old ones on the other', async () => {
    const person = await withApp()
    const { headers } = person
    const renewed = await done(one, 'auth.recoveryCodes.renew', { headers })
    const { recoveryCodes } = z.object({ recoveryCodes: z.array(z.string()) }).parse(renewed)
    const challenge = await challengeAt(other, person)
    const use = async (recoveryCode = '') => answer(other, { challenge, recoveryCode })
    expect(await use(person.recoveryCodes[0])).toBe('second_factor_refused')
    expect(await use(recoveryCodes[0])).toBe('ok')
  })
})

test('PW7 a reset at one server goes round no second factor at the other, and voids what was asked before', async () => {
  const person = await withApp()
  const { email } = person
  const before = await challengeAt(one, person)
  await done(one, 'auth.askPasswordReset', { input: { email }, headers: fromElsewhere() })
  const token = await pair.mailedToken(email, 'pr')
  const input = { token, newPassword: password }
  await done(other, 'auth.resetPassword', { input, headers: fromElsewhere() })
  const [recoveryCode = ''] = person.recoveryCodes
  for (const url of [one, other]) {
    expect(await answer(url, { challenge: before, recoveryCode })).toBe('challenge_refused')
    expect(await challengeAt(url, person)).not.toBe('')
  }
})

test('CF2 what one server sealed with an older key, one with a newer key opens, while the older is listed', async () => {
  const rotated = await pair.start(keys(newKey, oldKey))
  const prepared = await pair.start(keys(oldKey, newKey))
  const before = await withApp({ begin: one, confirm: other })
  const challenge = await challengeAt(rotated, before)
  expect(await answer(rotated, { challenge, code: before.nextCode })).toBe('ok')
  const after = await withApp({ begin: rotated, confirm: prepared })
  const question = await challengeAt(prepared, after)
  expect(await answer(prepared, { challenge: question, code: after.nextCode })).toBe('ok')
})

test('CF2 ER1 a server without the key of another fails at its secrets, and tells nothing of it', async () => {
  const rotated = await pair.start(keys(newKey, oldKey))
  const person = await withApp({ begin: rotated, confirm: rotated })
  const challenge = await challengeAt(one, person)
  const input = { challenge, code: person.nextCode }
  const reply = await tell(one, 'auth.completeSignIn', { input, headers: fromElsewhere() })
  expect([reply.status, reply.reason]).toEqual([500, 'INTERNAL_SERVER_ERROR'])
  const [recoveryCode = ''] = person.recoveryCodes
  expect(await answer(one, { challenge, recoveryCode })).toBe('ok')
})
