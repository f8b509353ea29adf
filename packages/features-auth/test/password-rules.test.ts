import { outcome, refusal } from '@backarch/api/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { backgroundDone } from '../src/service/in-background.ts'
import { mailedToken } from './mailbox.ts'
import {
  callerFor,
  createSuite,
  fromElsewhere,
  operatorOf,
  password,
  registerPerson,
  withToken,
} from './support.ts'

const { database, clock, ctx } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const newPassword = 'quiet orchard behind nine mills'
const minute = 60_000
const elsewhere = () => callerFor(fromElsewhere(ctx))
const callerOf = async (accessToken: string) =>
  callerFor(fromElsewhere(await withToken(ctx, accessToken)))

async function askReset(email: string): Promise<string> {
  await elsewhere().askPasswordReset({ email })
  await backgroundDone()
  return mailedToken(ctx, email)
}

describe('the rules of a new password', () => {
  let people = 0
  /** Somebody who chooses a password with the token of their mail in hand. */
  const signUp = async (choice: string, email = `choosy${++people}@example.com`) => {
    await elsewhere().signUp({ email })
    const token = await mailedToken(ctx, email)
    return elsewhere().confirmSignUp({ token, name: 'Ada Lovelace', password: choice })
  }

  test('PW1 14 characters are refused; 15, 64 and more are accepted', async () => {
    const short = await refusal(signUp('violet lanterns'.slice(0, 14)))
    expect(short).toMatchObject({ code: 'BAD_REQUEST', reason: 'password_too_short' })
    // Characters are counted, not bytes or UTF-16 units.
    expect((await refusal(signUp('🔑🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧🐦'))).reason).toBe(
      'password_too_short',
    )
    for (const choice of ['violet lanterns', `${newPassword}, ${password}, ${newPassword}`]) {
      expect(await outcome(signUp(choice))).toBe('ok')
    }
  })

  test('PW1 1 MB, or 1,025 bytes, is refused by the schema, before anything is hashed', async () => {
    for (const choice of ['x'.repeat(1_000_000), 'ä'.repeat(513)]) {
      const refused = await refusal(signUp(choice))
      // What the service itself refuses has a reason.
      expect(refused).toMatchObject({ code: 'BAD_REQUEST', reason: undefined })
      const email = 'choosy@example.com'
      const signedIn = await refusal(elsewhere().signIn({ email, password: choice }))
      expect(signedIn.code).toBe('BAD_REQUEST')
    }
  })

  test('PW2 known passwords and the person’s own words are refused, in every other way to set one', async () => {
    const { user, tokens, email } = await registerPerson(ctx, 'lovelace.engine@example.com')
    const caller = await callerOf(tokens.accessToken)
    const ways = {
      createAccount: (choice: string) =>
        callerFor(operatorOf(ctx)).createAccount({ email, name: 'Ada', password: choice }),
      change: (choice: string) => caller.account.changePassword({ newPassword: choice }),
      reset: async (choice: string) => {
        // Three an hour: the next one is another hour's.
        clock.advance(61 * minute)
        const token = await askReset(email)
        return elsewhere().resetPassword({ token, newPassword: choice })
      },
    }
    for (const [way, set] of Object.entries(ways)) {
      expect([way, await outcome(set('passwordpassword'))]).toEqual([way, 'password_common'])
      const own = await outcome(set('lovelace.engine@example.com'))
      expect([way, own]).toEqual([way, 'password_contains_name'])
    }
    expect(user.email).toBe(email)
  })

  test('PW2 the names of the person’s organizations are refused', async () => {
    const { tokens } = await registerPerson(ctx)
    const caller = await callerOf(tokens.accessToken)
    const made = outcome(caller.account.changePassword({ newPassword: 'ada’s organization' }))
    expect(await made).toBe('password_contains_name')
  })

  test('PW3 one rule for letters: NFC, nothing trimmed, nothing cut', async () => {
    const operator = callerFor(operatorOf(ctx))
    const [nfc, nfd] = ['pässword of nine mills', 'pässword of nine mills'.normalize('NFD')]
    await operator.createAccount({ email: 'unicode@example.com', name: 'U', password: nfd })
    await elsewhere().signIn({ email: 'unicode@example.com', password: nfc })
    const long = `${newPassword} and ${password} for ever and ever`
    await operator.createAccount({ email: 'cut@example.com', name: 'C', password: long })
    for (const other of [` ${long}`, `${long} `, long.slice(0, 72), `${long}\u0000`]) {
      const call = elsewhere().signIn({ email: 'cut@example.com', password: other })
      expect(await outcome(call)).toBe('sign_in_refused')
    }
    await elsewhere().signIn({ email: 'cut@example.com', password: long })
  })
})
