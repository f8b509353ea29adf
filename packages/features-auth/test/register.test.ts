import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { outcome, refusal } from '@backarch/api/testing'
import { coreEnv } from '@backarch/core'
import { findAccountByEmail, listSessions } from '@backarch/services-access'
import { afterAll, describe, expect, test } from 'vitest'

import { callerFor, createSuite, password, principalOf, registerPerson, signIn } from './support.ts'

const { database, ctx } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())
const anyone = callerFor(ctx)

describe('register', () => {
  test('makes an account and signs it in', async () => {
    const { user, tokens } = await anyone.register({
      email: 'ada@example.com',
      name: 'Ada',
      password,
    })
    expect(user).toMatchObject({ email: 'ada@example.com', name: 'Ada' })
    expect(await principalOf(ctx, tokens.accessToken)).toMatchObject({ userId: user.id })
  })

  test('one address in every spelling is one account', async () => {
    await registerPerson(ctx, ' Grace@Example.COM ')
    for (const email of ['grace@example.com', 'GRACE@EXAMPLE.COM\t']) {
      const refused = await refusal(anyone.register({ email, name: 'Grace', password }))
      expect(refused).toMatchObject({ code: 'CONFLICT', reason: 'email_taken' })
    }
    const { user } = await signIn(ctx, 'gracE@example.com')
    expect(user.email).toBe('grace@example.com')
  })

  test('a server whose key file is broken keeps nothing of what it cannot finish', async () => {
    const suite = await createSuite()
    await using _ = suite.database
    const { DATA_DIR } = suite.ctx.config.get(coreEnv)
    const file = join(DATA_DIR, 'auth-signing-keys.json')
    await mkdir(DATA_DIR, { recursive: true })
    await writeFile(file, 'no keys')
    const input = { email: 'tim@example.com', name: 'Tim', password }
    const call = callerFor(suite.ctx)
    expect((await refusal(call.register(input))).code).toBe('INTERNAL_SERVER_ERROR')
    expect(await suite.db.password.count()).toBe(0)
    await rm(file)
    const { tokens } = await call.register(input)
    expect(await principalOf(suite.ctx, tokens.accessToken)).toMatchObject({ kind: 'user' })
  })

  test('twenty parallel registrations of one address make one account', async () => {
    const input = { email: 'alan@example.com', name: 'Alan', password }
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => outcome(anyone.register(input))),
    )
    expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(1)
    expect(outcomes.filter((reason) => reason === 'email_taken')).toHaveLength(19)
    const account = await findAccountByEmail(ctx, input.email)
    expect(await listSessions(ctx, account?.id ?? '')).toHaveLength(1)
  })

  test('AZ3 a field that the input does not know is refused', async () => {
    const more = { email: 'mallory@example.com', name: 'M', password, disabledAt: null, id: 'x' }
    expect((await refusal(anyone.register(more))).code).toBe('BAD_REQUEST')
    expect(await findAccountByEmail(ctx, more.email)).toBeNull()
  })

  test('refuses what is no address and no name', async () => {
    for (const email of ['', 'ada', 'ada@', '@example.com', 'a b@example.com', 'x'.repeat(300)]) {
      const refused = await refusal(anyone.register({ email, name: 'Ada', password }))
      expect(refused.code).toBe('BAD_REQUEST')
    }
    for (const name of ['', '  ', 'two\nlines', 'n\u0000l', '\ud800', 'x'.repeat(201)]) {
      const email = 'nobody@example.com'
      expect((await refusal(anyone.register({ email, name, password }))).code).toBe('BAD_REQUEST')
    }
  })
})

describe('passwords', () => {
  const withPassword = (email: string, choice: string) =>
    anyone.register({ email: `${email}@example.com`, name: 'Ada', password: choice })

  test('PW1 14 characters are refused, 15 and 64 and more are accepted', async () => {
    const short = await refusal(withPassword('short', 'x'.repeat(14)))
    expect(short).toMatchObject({ code: 'BAD_REQUEST' })
    await withPassword('fifteen', 'x'.repeat(15))
    await withPassword('long', 'x'.repeat(200))
    // Characters are counted, not bytes or UTF-16 units.
    expect((await refusal(withPassword('fourteen', '🔑'.repeat(14)))).code).toBe('BAD_REQUEST')
    await withPassword('keys', '🔑'.repeat(15))
  })

  test('PW1 a password of 1 MB, or of 1,025 bytes, is refused before it is hashed', async () => {
    for (const choice of ['x'.repeat(1_000_000), 'ä'.repeat(513)]) {
      const email = 'huge@example.com'
      expect((await refusal(withPassword('huge', choice))).code).toBe('BAD_REQUEST')
      const refused = await refusal(anyone.signIn({ email, password: choice }))
      expect(refused.code).toBe('BAD_REQUEST')
    }
  })

  test('nothing but the length is asked of a password', async () => {
    for (const [email, choice] of [
      ['spaces', ' '.repeat(15)],
      ['letters', 'a'.repeat(15)],
    ] as const) {
      const { user } = await withPassword(email, choice)
      expect(user.email).toBe(`${email}@example.com`)
    }
  })

  test('PW3 one rule for letters: NFC, nothing trimmed, nothing cut', async () => {
    const [nfc, nfd] = ['pässword-pässword', 'pässword-pässword'.normalize('NFD')]
    await withPassword('unicode', nfd)
    await anyone.signIn({ email: 'unicode@example.com', password: nfc })

    const long = 'y'.repeat(90)
    await withPassword('cut', long)
    for (const other of [` ${long}`, `${long} `, long.slice(0, 72), `${long}\u0000`]) {
      const refused = await refusal(anyone.signIn({ email: 'cut@example.com', password: other }))
      expect(refused.reason).toBe('sign_in_refused')
    }
  })
})
