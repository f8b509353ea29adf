import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { outcome, refusal } from '@backarch/api/testing'
import { coreEnv } from '@backarch/core'
import { findAccountByEmail, listOrganizations, listSessions } from '@backarch/services-access'
import { createTestUser } from '@backarch/services-access/testing'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { mailedToken, mailsTo } from './mailbox.ts'
import {
  callerFor,
  createSuite,
  fromElsewhere,
  operatorOf,
  password,
  principalOf,
  registerPerson,
  signIn,
} from './support.ts'

const { database, db, clock, ctx } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())
const elsewhere = () => callerFor(fromElsewhere(ctx))
const day = 24 * 60 * 60 * 1000
const name = 'Ada'

/** Somebody who signs up, looks into their mailbox and confirms. */
async function signUp(email: string) {
  await elsewhere().signUp({ email })
  return elsewhere().confirmSignUp({ token: await mailedToken(ctx, email), name, password })
}

describe('signUp', () => {
  test('nothing exists until the mailed token comes back, then all of it does', async () => {
    const email = 'ada@example.com'
    expect(await elsewhere().signUp({ email })).toEqual({ status: 'mail_sent' })
    expect(await findAccountByEmail(ctx, email)).toBeNull()
    expect(await outcome(signIn(ctx, email))).toBe('sign_in_refused')

    const token = await mailedToken(ctx, email)
    const started = await elsewhere().confirmSignUp({ token, name, password })
    if (started.status !== 'signed_in') throw new Error('A program gets tokens.')
    expect(started.user).toMatchObject({ email, name })
    const { accessToken } = started.tokens
    expect(await principalOf(ctx, accessToken)).toMatchObject({ userId: started.user.id })
    expect((await findAccountByEmail(ctx, email))?.emailVerifiedAt).toEqual(clock.now())
    const { items } = await listOrganizations(ctx, { userId: started.user.id, take: 10 })
    expect(items).toMatchObject([{ name: 'Ada’s organization', role: 'owner', plan: 'free' }])
    await signIn(ctx, email)
    const audit = await auditOf(ctx, { userId: started.user.id })
    expect(audit).toContainEqual(
      expect.objectContaining({ action: 'auth.signed_up', actorId: started.user.id }),
    )
  })

  test('PW4 an address that has an account answers alike; its owner alone is told', async () => {
    const { email, user } = await registerPerson(ctx)
    const answer = await elsewhere().signUp({ email: email.toUpperCase() })
    expect(answer).toEqual({ status: 'mail_sent' })
    const [mail = '', ...more] = await mailsTo(ctx, email)
    expect(more).toEqual([])
    expect(mail).toContain('has one already')
    expect(mail).not.toContain('token=')
    expect(await findAccountByEmail(ctx, email)).toMatchObject({ id: user.id, name: 'Ada' })
  })

  test('a token is good once, for a day, and for nobody who guesses', async () => {
    const email = 'once@example.com'
    await elsewhere().signUp({ email })
    const late = await mailedToken(ctx, email)
    clock.advance(day)
    expect(await outcome(elsewhere().confirmSignUp({ token: late, name, password }))).toBe(
      'token_refused',
    )
    await elsewhere().signUp({ email })
    const token = await mailedToken(ctx, email)
    const swapped = token.replace(/^su_/, 'pr_')
    for (const wrong of [swapped, `${token} `, token.slice(0, -1), 'x', late]) {
      expect(await outcome(elsewhere().confirmSignUp({ token: wrong, name, password }))).toBe(
        'token_refused',
      )
    }
    clock.advance(day - 1)
    expect(await outcome(elsewhere().confirmSignUp({ token, name, password }))).toBe('ok')
    expect(await outcome(elsewhere().confirmSignUp({ token, name, password }))).toBe(
      'token_refused',
    )
  })

  test('twenty parallel confirmations make one account and one session', async () => {
    const email = 'alan@example.com'
    await elsewhere().signUp({ email })
    const token = await mailedToken(ctx, email)
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () =>
        outcome(elsewhere().confirmSignUp({ token, name, password })),
      ),
    )
    expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(1)
    expect(outcomes.filter((reason) => reason === 'token_refused')).toHaveLength(19)
    const account = await findAccountByEmail(ctx, email)
    expect(await listSessions(ctx, account?.id ?? '')).toHaveLength(1)
  })

  test('of several sign-ups of one address each stays good until one is confirmed', async () => {
    const email = 'twice@example.com'
    await elsewhere().signUp({ email })
    const first = await mailedToken(ctx, email)
    await elsewhere().signUp({ email })
    const second = await mailedToken(ctx, email)
    const { user } = await elsewhere().confirmSignUp({ token: first, name: 'First', password })
    expect(user.name).toBe('First')
    expect(
      await outcome(elsewhere().confirmSignUp({ token: second, name: 'Second', password })),
    ).toBe('token_refused')
    expect(await db.signUp.count({ where: { email } })).toBe(0)
  })

  test('parallel confirmations of two sign-ups of one address make one account', async () => {
    const email = 'race@example.com'
    await elsewhere().signUp({ email })
    const first = await mailedToken(ctx, email)
    await elsewhere().signUp({ email })
    const second = await mailedToken(ctx, email)
    const outcomes = await Promise.all(
      [first, second].map((token) => outcome(elsewhere().confirmSignUp({ token, name, password }))),
    )
    expect(outcomes).toContain('ok')
    expect(['email_taken', 'token_refused']).toContain(outcomes.find((reason) => reason !== 'ok'))
  })

  test('a stranger who signs up with somebody’s address prepares nothing for them to walk into', async () => {
    const email = 'victim@example.com'
    await elsewhere().signUp({ email })
    const token = await mailedToken(ctx, email)
    const own = 'nobody else has ever seen this'
    await elsewhere().confirmSignUp({ token, name, password: own })
    expect(await outcome(elsewhere().signIn({ email, password }))).toBe('sign_in_refused')
    expect(await outcome(elsewhere().signIn({ email, password: own }))).toBe('ok')
  })

  test('PW2 a password that is easy to guess costs no token', async () => {
    const email = 'grace.hopper@example.com'
    await elsewhere().signUp({ email })
    const token = await mailedToken(ctx, email)
    for (const [easy, reason] of [
      [email, 'password_contains_name'],
      ['Grace Hopper 1906!', 'password_contains_name'],
      ['passwordpassword', 'password_common'],
    ] as const) {
      const refused = await refusal(
        elsewhere().confirmSignUp({ token, name: 'Grace Hopper', password: easy }),
      )
      expect(refused).toMatchObject({ code: 'BAD_REQUEST', reason })
    }
    expect(await outcome(elsewhere().confirmSignUp({ token, name, password }))).toBe('ok')
  })

  test('an address that got an account meanwhile is said to have one', async () => {
    const email = 'meanwhile@example.com'
    await elsewhere().signUp({ email })
    const token = await mailedToken(ctx, email)
    await createTestUser(ctx, { email })
    const refused = await refusal(elsewhere().confirmSignUp({ token, name, password }))
    expect(refused).toMatchObject({ code: 'CONFLICT', reason: 'email_taken' })
  })

  test('a browser gets a cookie and never sees it', async () => {
    const email = 'browser@example.com'
    await elsewhere().signUp({ email })
    const token = await mailedToken(ctx, email)
    const cookies: string[] = []
    const browser = callerFor({ ...ctx, setCookie: (cookie) => cookies.push(cookie) })
    const started = await browser.confirmSignUp({ token, name, password, session: 'cookie' })
    expect(started.status).toBe('cookie_set')
    expect(cookies).toHaveLength(1)
    expect(cookies[0]).toMatch(/^__Host-.*HttpOnly/i)
  })

  test('a server whose key file is broken keeps nothing of what it cannot finish', async () => {
    const suite = await createSuite()
    await using _ = suite.database
    const { DATA_DIR } = suite.ctx.config.get(coreEnv)
    const file = join(DATA_DIR, 'auth-signing-keys.json')
    await mkdir(DATA_DIR, { recursive: true })
    await writeFile(file, 'no keys')
    const call = callerFor(suite.ctx)
    const email = 'tim@example.com'
    await call.signUp({ email })
    const token = await mailedToken(suite.ctx, email)
    expect((await refusal(call.confirmSignUp({ token, name, password }))).code).toBe(
      'INTERNAL_SERVER_ERROR',
    )
    expect(await findAccountByEmail(suite.ctx, email)).toBeNull()
    await rm(file)
    expect(await outcome(call.confirmSignUp({ token, name, password }))).toBe('ok')
  })

  test('IN6 AZ3 what is no address, no name, or more than was asked is refused', async () => {
    const refused = async (input: object) => {
      // @ts-expect-error: the types refuse much of it too
      expect((await refusal(elsewhere().signUp(input))).code).toBe('BAD_REQUEST')
    }
    for (const email of ['', 'ada', 'ada@', '@example.com', 'a b@example.com', 'x'.repeat(300)]) {
      await refused({ email })
    }
    const email = 'nobody@example.com'
    for (const bad of ['', '  ', 'two\nlines', 'n\u0000l', '\ud800', 'x'.repeat(201)]) {
      const input = { token: 'su_x', name: bad, password }
      expect((await refusal(elsewhere().confirmSignUp(input))).code).toBe('BAD_REQUEST')
    }
    for (const more of [{ role: 'owner' }, { orgId: 'x' }, { verified: true }, { password }]) {
      await refused({ email, ...more })
    }
    await refused({ email: { not: '' } })
    expect(await mailsTo(ctx, email)).toEqual([])
  })
})

describe('createAccount', () => {
  const operator = callerFor(operatorOf(ctx))

  test('makes an account at once, without a mail, with its personal organization', async () => {
    const email = 'Self@Example.com '
    const user = await operator.createAccount({ email, name, password })
    expect(user.email).toBe('self@example.com')
    expect(await mailsTo(ctx, user.email)).toEqual([])
    const { items } = await listOrganizations(ctx, { userId: user.id, take: 10 })
    expect(items).toHaveLength(1)
    await signIn(ctx, user.email)
    const audit = await auditOf(ctx, { userId: user.id })
    expect(audit).toContainEqual(expect.objectContaining({ action: 'auth.account_created' }))
  })

  test('is the operator’s alone', async () => {
    const { tokens } = await signUpWithTokens('person@example.com')
    const input = { email: 'other@example.com', name, password }
    expect(await outcome(callerFor(ctx).createAccount(input))).toBe('signed_out')
    const principal = await principalOf(ctx, tokens.accessToken)
    const person = callerFor({ ...ctx, principal })
    expect(await outcome(person.createAccount(input))).toBe('operator_only')
    expect(await findAccountByEmail(ctx, input.email)).toBeNull()
  })

  test('without a password nobody signs in with one; a taken address is said to be taken', async () => {
    const email = 'none@example.com'
    await operator.createAccount({ email, name })
    expect(await outcome(signIn(ctx, email))).toBe('sign_in_refused')
    expect(await outcome(operator.createAccount({ email, name }))).toBe('email_taken')
  })
})

async function signUpWithTokens(email: string) {
  const started = await signUp(email)
  if (started.status !== 'signed_in') throw new Error('A program gets tokens.')
  return started
}
