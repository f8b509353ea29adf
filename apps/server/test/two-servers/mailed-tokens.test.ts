import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { ask, bearer, fromElsewhere } from '../support/call.ts'
import {
  atBoth,
  countsOf,
  done,
  outcomeOf,
  refusalAt,
  startPair,
  type Pair,
} from '../support/pair.ts'
import { password, signedInSchema, signIn } from '../support/team.ts'

const newPassword = 'quiet orchard behind nine mills'
let pair: Pair
let one = ''
let other = ''

beforeAll(async () => {
  pair = await startPair()
  ;({ one, other } = pair)
})
afterAll(() => pair.stack.disposeAsync())

describe('an address that signs up', () => {
  test('begins on one server and is confirmed on the other, which both know from then on', async () => {
    const email = 'ada@example.com'
    await done(one, 'auth.signUp', { input: { email }, headers: fromElsewhere() })
    const token = await pair.mailedToken(email, 'su')
    const input = { token, name: 'Ada', password }
    const headers = fromElsewhere()
    const { tokens } = signedInSchema.parse(
      await done(other, 'auth.confirmSignUp', { input, headers }),
    )
    for (const url of [one, other]) {
      expect(await refusalAt(url, bearer(tokens.accessToken))).toBeUndefined()
      expect(await outcomeOf(url, 'auth.confirmSignUp', { input, headers })).toBe('token_refused')
    }
  })

  test('of twenty parallel confirmations at both one makes the account, of two mails as of one', async () => {
    const email = 'mary@example.com'
    const tokens: string[] = []
    for (const url of [one, other]) {
      await done(url, 'auth.signUp', { input: { email }, headers: fromElsewhere() })
      tokens.push(await pair.mailedToken(email, 'su'))
    }
    expect(new Set(tokens).size).toBe(2)
    const headers = fromElsewhere()
    const outcomes = await atBoth(pair, 20, (url, at) => {
      const input = { token: tokens[at % 3 ? 0 : 1], name: 'Mary', password }
      return outcomeOf(url, 'auth.confirmSignUp', { input, headers })
    })
    const { ok, ...refused } = countsOf(outcomes)
    expect(ok).toBe(1)
    const reasons = ['token_refused', 'email_taken', 'concurrent_change']
    expect(reasons).toEqual(expect.arrayContaining(Object.keys(refused)))
    expect((await signIn(other, { userId: '', email })).sessionId).not.toBe('')
  })
})

describe('PW7 a reset token over two servers', () => {
  test('PW7 used on one it is spent on the other, and what it ends has ended on both', async () => {
    const person = await pair.person()
    const { email } = person
    const sessions = [await signIn(one, person), await signIn(other, person)]
    await done(one, 'auth.askPasswordReset', { input: { email }, headers: fromElsewhere() })
    const token = await pair.mailedToken(email, 'pr')
    const use = async (url: string, choice: string) =>
      outcomeOf(url, 'auth.resetPassword', {
        input: { token, newPassword: choice },
        headers: fromElsewhere(),
      })
    expect(await use(other, newPassword)).toBe('ok')
    for (const url of [one, other]) {
      expect(await use(url, 'another orchard behind ten mills')).toBe('token_refused')
      for (const { headers } of sessions) expect(await refusalAt(url, headers)).toBe('signed_out')
      const signInWith = async (choice: string) =>
        outcomeOf(url, 'auth.signIn', {
          input: { email, password: choice },
          headers: fromElsewhere(),
        })
      expect(await signInWith(password)).toBe('sign_in_refused')
      expect(await signInWith(newPassword)).toBe('ok')
    }
  })

  test('PW7 a newer one that the other server mailed voids it', async () => {
    const { email } = await pair.person()
    const askReset = async (url: string) =>
      done(url, 'auth.askPasswordReset', { input: { email }, headers: fromElsewhere() })
    await askReset(one)
    const first = await pair.mailedToken(email, 'pr')
    await askReset(other)
    await expect.poll(() => pair.mailedToken(email, 'pr')).not.toBe(first)
    const newest = await pair.mailedToken(email, 'pr')
    const use = async (url: string, token: string) =>
      outcomeOf(url, 'auth.resetPassword', {
        input: { token, newPassword },
        headers: fromElsewhere(),
      })
    for (const url of [one, other]) expect(await use(url, first)).toBe('token_refused')
    expect(await use(one, newest)).toBe('ok')
  })

  test('PW7 of twenty parallel uses at both one sets the password', async () => {
    const { email } = await pair.person()
    await done(one, 'auth.askPasswordReset', { input: { email }, headers: fromElsewhere() })
    const token = await pair.mailedToken(email, 'pr')
    const headers = fromElsewhere()
    const outcomes = await atBoth(pair, 20, (url, at) => {
      const input = { token, newPassword: `${newPassword} ${at}` }
      return outcomeOf(url, 'auth.resetPassword', { input, headers })
    })
    expect(countsOf(outcomes)).toEqual({ ok: 1, token_refused: 19 })
    const signsIn = await atBoth(pair, 2, async (url) => {
      const input = { email, password: `${newPassword} ${outcomes.indexOf('ok')}` }
      return outcomeOf(url, 'auth.signIn', { input, headers: fromElsewhere() })
    })
    expect(signsIn).toEqual(['ok', 'ok'])
  })
})

test('MF5 a change of address that began on one server is confirmed on the other, once', async () => {
  const person = await pair.person()
  const { headers } = await signIn(one, person)
  const email = `new.${person.email}`
  await done(one, 'auth.account.changeEmail', { input: { email }, headers })
  const input = { token: await pair.mailedToken(email, 'ec') }
  const outcomes = await atBoth(pair, 10, (url) =>
    outcomeOf(url, 'auth.confirmEmailChange', { input, headers }),
  )
  expect(countsOf(outcomes)).toEqual({ ok: 1, token_refused: 9 })
  for (const url of [one, other]) {
    expect((await ask(url, 'auth.me', { headers })).data).toMatchObject({ user: { email } })
    const signInWith = async (address: string) =>
      outcomeOf(url, 'auth.signIn', {
        input: { email: address, password },
        headers: fromElsewhere(),
      })
    expect(await signInWith(person.email)).toBe('sign_in_refused')
    expect(await signInWith(email)).toBe('ok')
  }
})
