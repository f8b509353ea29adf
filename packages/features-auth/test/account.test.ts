import { outcome, refusal } from '@backarch/api/testing'
import { newOpaqueToken } from '@backarch/core'
import { findAccountByEmail } from '@backarch/services-access'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { insertEmailChange } from '../src/repo/email-changes.ts'
import { insertProviderIdentity } from '../src/repo/provider-identities.ts'
import { backgroundDone } from '../src/service/in-background.ts'
import { createAuthenticator } from '../src/testing.ts'
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
  withToken,
} from './support.ts'
import { addPasskey, createPersonWithTotp } from './support/people.ts'

const { database, db, clock, ctx } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const minute = 60_000
const elsewhere = () => callerFor(fromElsewhere(ctx))
const callerOf = async (accessToken: string) =>
  callerFor(fromElsewhere(await withToken(ctx, accessToken)))

async function person() {
  const registered = await registerPerson(ctx)
  return { ...registered, caller: await callerOf(registered.tokens.accessToken) }
}

describe('rename', () => {
  test('changes the caller’s name, on record without either name', async () => {
    const { caller, user } = await person()
    expect(await caller.account.rename({ name: 'Grace' })).toMatchObject({ name: 'Grace' })
    expect((await caller.me()).user.name).toBe('Grace')
    const audit = await auditOf(ctx, { userId: user.id })
    const renamed = audit.find(({ action }) => action === 'auth.account_renamed')
    expect(renamed).toMatchObject({ actorId: user.id, details: {} })
    expect((await refusal(caller.account.rename({ name: ' ' }))).code).toBe('BAD_REQUEST')
    expect(await outcome(elsewhere().account.rename({ name: 'Eve' }))).toBe('signed_out')
    const operator = callerFor(operatorOf(ctx))
    expect(await outcome(operator.account.rename({ name: 'Op' }))).toBe('no_account')
  })
})

describe('changeEmail', () => {
  test('the new address takes over once its mail has come back; the old one hears of it twice', async () => {
    const { caller, email: before, user, tokens } = await person()
    const other = await signIn(ctx, before)
    const email = 'moved@example.com'
    expect(await caller.account.changeEmail({ email: ' Moved@example.com' })).toEqual({
      status: 'mail_sent',
    })
    expect((await caller.me()).user.email).toBe(before)
    expect((await mailsTo(ctx, before)).at(-1)).toContain('asked to change the address')

    await elsewhere().askPasswordReset({ email: before })
    await backgroundDone()
    const reset = await mailedToken(ctx, before)
    const token = await mailedToken(ctx, email)
    expect(await caller.confirmEmailChange({ token })).toMatchObject({ id: user.id, email })
    const notice = (await mailsTo(ctx, before)).at(-1)
    expect(notice).toContain('was changed')
    // A reset would go to the new address now.
    expect(notice).not.toContain('reset-password')
    expect(await outcome(signIn(ctx, before))).toBe('sign_in_refused')
    await signIn(ctx, email)
    for (const { accessToken } of [tokens, other.tokens]) {
      expect((await principalOf(ctx, accessToken)).kind).toBe('user')
    }
    // What went to the old address is void.
    const newPassword = 'quiet orchard behind nine mills'
    const call = elsewhere().resetPassword({ token: reset, newPassword })
    expect(await outcome(call)).toBe('token_refused')
    const actions = (await auditOf(ctx, { userId: user.id })).map(({ action }) => action)
    expect(actions).toContain('auth.email_change_asked')
    expect(actions).toContain('auth.email_change_done')
  })

  test('PW4 a taken address is answered alike; its owner alone is told', async () => {
    const { caller } = await person()
    const { email: taken, user: owner } = await person()
    expect(await caller.account.changeEmail({ email: taken })).toEqual({ status: 'mail_sent' })
    const mail = (await mailsTo(ctx, taken)).at(-1)
    expect(mail).toContain('has an account already')
    expect(mail).not.toContain('token=')
    expect((await findAccountByEmail(ctx, taken))?.id).toBe(owner.id)
  })

  test('the token is good for its person alone, once, for an hour, the newest alone', async () => {
    const { caller } = await person()
    const stranger = await person()
    const ask = async (email: string) => {
      await caller.account.changeEmail({ email })
      return mailedToken(ctx, email)
    }
    const first = await ask('first@example.com')
    const newest = await ask('newest@example.com')
    const confirm = (token: string) => outcome(caller.confirmEmailChange({ token }))
    expect(await outcome(elsewhere().confirmEmailChange({ token: newest }))).toBe('signed_out')
    const stolen = await refusal(stranger.caller.confirmEmailChange({ token: newest }))
    expect(await refusal(stranger.caller.confirmEmailChange({ token: first }))).toEqual(stolen)
    expect(await confirm(first)).toBe('token_refused')
    clock.advance(60 * minute)
    expect(await confirm(newest)).toBe('token_refused')
    await caller.prove({ password })
    const third = await ask('third@example.com')
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => confirm(third)))
    expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(1)
    expect(outcomes.filter((reason) => reason === 'token_refused')).toHaveLength(19)
    const rows = JSON.stringify(await db.emailChange.findMany())
    expect(rows).not.toContain(third.slice(3))
  })

  test('one that was confirmed voids the person’s other wishes, and sign-ups of the address', async () => {
    const { caller, user } = await person()
    const email = 'settled@example.com'
    await elsewhere().signUp({ email })
    const signUp = await mailedToken(ctx, email)
    await caller.account.changeEmail({ email })
    // As two that are asked for in the same moment leave it.
    const other = newOpaqueToken('ec')
    const createdAt = clock.now()
    const expiresAt = new Date(createdAt.getTime() + minute)
    const wish = { userId: user.id, email: 'other.wish@example.com', createdAt, expiresAt }
    await insertEmailChange(db, { ...wish, tokenHash: other.hash })
    await caller.confirmEmailChange({ token: await mailedToken(ctx, email) })
    const again = caller.confirmEmailChange({ token: other.token })
    expect(await outcome(again)).toBe('token_refused')
    expect(
      await outcome(elsewhere().confirmSignUp({ token: signUp, name: 'Same Person', password })),
    ).toBe('token_refused')
  })

  test('refuses what is no address, and the address that it is already', async () => {
    const { caller, email } = await person()
    for (const bad of ['', 'ada', 'a b@example.com']) {
      const refused = await refusal(caller.account.changeEmail({ email: bad }))
      expect(refused.code).toBe('BAD_REQUEST')
    }
    expect(await outcome(caller.account.changeEmail({ email }))).toBe('email_unchanged')
  })

  test('an address that was taken meanwhile is said to be; nothing changes', async () => {
    const { caller, email: before } = await person()
    const email = 'contested@example.com'
    await caller.account.changeEmail({ email })
    const token = await mailedToken(ctx, email)
    await registerPerson(ctx, email)
    const refused = await refusal(caller.confirmEmailChange({ token }))
    expect(refused).toMatchObject({ code: 'CONFLICT', reason: 'email_taken' })
    expect((await caller.me()).user.email).toBe(before)
  })

  test('two people who confirm one address at once: one gets it', async () => {
    const people = await Promise.all([person(), person()])
    const email = 'wanted@example.com'
    const tokens: string[] = []
    for (const { caller } of people) {
      await caller.account.changeEmail({ email })
      tokens.push(await mailedToken(ctx, email))
    }
    const outcomes = await Promise.all(
      people.map(({ caller }, at) =>
        outcome(caller.confirmEmailChange({ token: tokens[at] ?? '' })),
      ),
    )
    expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(1)
  })
})

describe('export', () => {
  test('GD2 holds everything of the person and nothing of anybody else', async () => {
    const { caller, user, email } = await person()
    const stranger = await person()
    await signIn(ctx, email)
    await caller.sessions.endOthers()
    await caller.account.changeEmail({ email: 'later@example.com' })
    const file = await caller.account.export()
    expect(file).toMatchObject({
      fileName: `account-${clock.now().toISOString().slice(0, 10)}.json`,
      contentType: 'application/json; charset=utf-8',
    })
    const data: unknown = JSON.parse(file.content)
    expect(data).toMatchObject({
      account: { id: user.id, email, name: 'Ada' },
      password: { changedAt: expect.any(String) },
      authenticator: null,
      recoveryCodesLeft: 0,
      passkeys: [],
      providers: [],
      emailChange: { email: 'later@example.com' },
      organizations: [{ name: 'Ada’s organization', role: 'owner' }],
    })
    // The session that ended is stored, so it is in there.
    expect(data).toHaveProperty('sessions.length', 2)
    const recorded = await auditOf(ctx, { userId: user.id })
    expect(data).toHaveProperty('auditEvents.length', recorded.length)
    expect(recorded.map(({ action }) => action)).toContain('auth.account_exported')
    for (const foreign of [stranger.user.id, stranger.email]) {
      expect(file.content).not.toContain(foreign)
    }
    expect(file.content).not.toMatch(/argon2|tokenHash|secretHash|sealed/i)
  })

  test('GD2 how the person proves who they are is in there by name, without a secret', async () => {
    const { call, email, secret, recoveryCodes, ...owner } = await createPersonWithTotp(ctx)
    await addPasskey({ call }, createAuthenticator())
    const personal = await call.tokens.make({ name: 'CI', scopes: ['read'], expiresInDays: 7 })
    const identity = { issuer: 'https://id.example.com', subject: 'subject-of-ada' }
    await insertProviderIdentity(db, { ...identity, userId: owner.userId, createdAt: clock.now() })
    const { content } = await call.account.export()
    expect(JSON.parse(content)).toMatchObject({
      account: { email },
      authenticator: { confirmedAt: clock.now().toISOString() },
      recoveryCodesLeft: 10,
      passkeys: [{ name: 'laptop', backedUp: expect.any(Boolean) }],
      providers: [identity],
      sessions: [
        { kind: 'personal', name: 'CI', scopes: ['read'] },
        { kind: 'client', name: null },
      ],
    })
    for (const hidden of [secret, personal.secret, ...recoveryCodes]) {
      expect(content).not.toContain(hidden)
    }
  })

  test('GD2 a log of more than one page is in there whole', async () => {
    const { caller, user } = await person()
    for (let count = 0; count < 1_005; count++) await caller.account.rename({ name: `N${count}` })
    const recorded = await auditOf(ctx, { userId: user.id })
    const data: unknown = JSON.parse((await caller.account.export()).content)
    expect(data).toHaveProperty('auditEvents.length', recorded.length + 1)
  })
})
