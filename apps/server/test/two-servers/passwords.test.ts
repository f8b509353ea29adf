import { setTestPassword } from '@backarch/features-auth/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { fromElsewhere } from '../support/call.ts'
import { atBoth, countsOf, outcomeOf, startPair, type Pair } from '../support/pair.ts'
import { password, signIn } from '../support/team.ts'

/** Of `password`, with half the memory that is used now. */
const weakHash =
  '$argon2id$v=19$m=9728,t=2,p=1$FfgV+fj8U99ED0kbklJo8A$7VTZASCtj0HaD8vVntUeAPAUKGlxP/lTsRDKlAtsJrQ'
const newPassword = 'seven lanterns over a violet hill'
let pair: Pair
let one = ''
let other = ''

beforeAll(async () => {
  pair = await startPair()
  ;({ one, other } = pair)
})
afterAll(() => pair.stack.disposeAsync())

async function withWeakHash() {
  const person = await pair.person()
  const { headers } = await signIn(one, person)
  await setTestPassword(pair.ctx, { userId: person.userId, password, hash: weakHash })
  const signInAt = async (url: string, typed = password) =>
    outcomeOf(url, 'auth.signIn', {
      input: { email: person.email, password: typed },
      headers: fromElsewhere(),
    })
  return { headers, signInAt }
}

describe('PW6 a hash of older parameters over two servers', () => {
  test('PW6 parallel sign-ins at both make it anew, and all succeed', async () => {
    const { signInAt } = await withWeakHash()
    const outcomes = await atBoth(pair, 8, (url) => signInAt(url))
    expect(countsOf(outcomes)).toEqual({ ok: 8 })
    expect(await atBoth(pair, 2, (url) => signInAt(url))).toEqual(['ok', 'ok'])
  })

  test('PW6 TK7 a password that is changed at one while the other makes its hash anew stays changed', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { headers, signInAt } = await withWeakHash()
      const [changed, ...signedIn] = await Promise.all([
        outcomeOf(one, 'auth.account.changePassword', { input: { newPassword }, headers }),
        signInAt(other),
        signInAt(other),
      ])
      expect(changed).toBe('ok')
      expect(['ok', 'sign_in_refused']).toEqual(expect.arrayContaining([...new Set(signedIn)]))
      for (const url of [one, other]) {
        expect(await signInAt(url)).toBe('sign_in_refused')
        expect(await signInAt(url, newPassword)).toBe('ok')
      }
    }
  })
})
