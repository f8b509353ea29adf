import { outcome, refusal } from '@backarch/api/testing'
import { generateEncryptionKey, generateSigningKey, newOpaqueToken } from '@backarch/core'
import { createDatabase } from '@backarch/db'
import { listSessions, openSession, setAccountDisabled } from '@backarch/services-access'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { insertPasswordReset } from '../src/repo/password-resets.ts'
import { confirmTotp, storeUnconfirmedTotp } from '../src/repo/totp.ts'
import { backgroundDone } from '../src/service/in-background.ts'
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

const { database, db, clock, ctx } = await createSuite()
const second = createDatabase({ url: database.url, poolSize: 5 })
/** Another server over the same database. */
const replica = { ...ctx, db: second.db }
afterAll(async () => {
  await second.close()
  await database[Symbol.asyncDispose]()
})

const newPassword = 'quiet orchard behind nine mills'
const minute = 60_000
const elsewhere = () => callerFor(fromElsewhere(ctx))

async function askReset(email: string): Promise<string> {
  await elsewhere().askPasswordReset({ email })
  await backgroundDone()
  return mailedToken(ctx, email)
}

async function openPersonalToken(userId: string): Promise<string> {
  const expiresAt = new Date(clock.now().getTime() + 60 * minute)
  const session = { userId, kind: 'personal', secretHash: ctx.newId(), expiresAt } as const
  return (await openSession(ctx, db, { ...session, name: 'CI', scopes: ['read'] })).id
}

async function liveSessions(userId: string): Promise<readonly string[]> {
  return (await listSessions(ctx, userId)).map(({ id }) => id)
}

describe('a password reset', () => {
  test('PW7 sets the password, ends everything, and signs nobody in', async () => {
    const { user, tokens, email } = await registerPerson(ctx)
    await openPersonalToken(user.id)
    const token = await askReset(email)
    const answer = await elsewhere().resetPassword({ token, newPassword })
    expect(answer).toEqual({ status: 'password_set' })
    for (const server of [ctx, replica]) {
      expect((await principalOf(server, tokens.accessToken)).kind).toBe('anonymous')
    }
    expect(await liveSessions(user.id)).toEqual([])
    expect(await outcome(signIn(ctx, email))).toBe('sign_in_refused')
    await elsewhere().signIn({ email, password: newPassword })
    expect((await mailsTo(ctx, email)).at(-1)).toContain('was reset')
    const audit = (await auditOf(ctx, { userId: user.id })).map(({ action }) => action)
    expect(audit).toContain('auth.password_reset_asked')
    expect(audit).toContain('auth.password_reset_done')
  })

  test('PW7 the token is stored hashed, good once and for an hour, the newest alone', async () => {
    const { email } = await registerPerson(ctx)
    const first = await askReset(email)
    const newest = await askReset(email)
    const rows = JSON.stringify(await db.passwordReset.findMany())
    for (const token of [first, newest]) expect(rows).not.toContain(token.slice(3))
    const reset = (token: string) => outcome(elsewhere().resetPassword({ token, newPassword }))
    expect(await reset(first)).toBe('token_refused')
    clock.advance(60 * minute)
    expect(await reset(newest)).toBe('token_refused')
    const third = await askReset(email)
    clock.advance(60 * minute - 1)
    expect(await reset(third)).toBe('ok')
    expect(await reset(third)).toBe('token_refused')
  })

  test('PW7 of twenty parallel uses of a token one sets the password', async () => {
    const { email } = await registerPerson(ctx)
    const token = await askReset(email)
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        const choice = `${newPassword} ${index}`
        return outcome(elsewhere().resetPassword({ token, newPassword: choice }))
      }),
    )
    expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(1)
    expect(outcomes.filter((reason) => reason === 'token_refused')).toHaveLength(19)
  })

  test('PW7 one that was used voids what else was open: resets, and a change of address', async () => {
    const { user, email, tokens } = await registerPerson(ctx)
    const call = callerFor(await withToken(ctx, tokens.accessToken))
    await call.account.changeEmail({ email: 'thief@example.com' })
    const change = await mailedToken(ctx, 'thief@example.com')
    const token = await askReset(email)
    // As two that are asked for in the same moment leave it.
    const other = newOpaqueToken('pr')
    const createdAt = clock.now()
    const expiresAt = new Date(createdAt.getTime() + minute)
    await insertPasswordReset(db, { tokenHash: other.hash, userId: user.id, createdAt, expiresAt })
    await elsewhere().resetPassword({ token, newPassword })
    const again = elsewhere().resetPassword({ token: other.token, newPassword: password })
    expect(await outcome(again)).toBe('token_refused')
    const signedIn = await elsewhere().signIn({ email, password: newPassword })
    if (signedIn.status !== 'signed_in') throw new Error('There is no second factor.')
    const next = callerFor(await withToken(ctx, signedIn.tokens.accessToken))
    expect(await outcome(next.confirmEmailChange({ token: change }))).toBe('token_refused')
  })

  test('PW7 whoever was locked out by guesses signs in after a reset', async () => {
    const { email } = await registerPerson(ctx)
    for (let guess = 0; guess < 10; guess++) {
      await outcome(elsewhere().signIn({ email, password: `${password}!` }))
    }
    expect(await outcome(signIn(ctx, email))).toBe('rate_limited')
    await elsewhere().resetPassword({ token: await askReset(email), newPassword })
    expect(await outcome(elsewhere().signIn({ email, password: newPassword }))).toBe('ok')
  })

  test('a script waits until its mail is out', async () => {
    const email = 'invited@example.com'
    const operator = callerFor({ ...operatorOf(ctx), peer: null })
    await operator.createAccount({ email, name: 'Invited' })
    await operator.askPasswordReset({ email })
    const token = await mailedToken(ctx, email)
    await elsewhere().resetPassword({ token, newPassword })
    expect(await outcome(elsewhere().signIn({ email, password: newPassword }))).toBe('ok')
  })

  test('PW7 never goes round the second factor', async () => {
    const { user, email } = await registerPerson(ctx)
    await enableTotp(user.id)
    const half = await elsewhere().signIn({ email, password })
    const token = await askReset(email)
    await elsewhere().resetPassword({ token, newPassword })
    const next = await elsewhere().signIn({ email, password: newPassword })
    expect(next.status).toBe('second_factor')
    // A sign-in that the old password began is over, whatever its second proof.
    if (half.status !== 'second_factor') throw new Error('A second factor is asked for.')
    const code = '000000'
    const completed = elsewhere().completeSignIn({ challenge: half.challenge, code })
    expect(await outcome(completed)).toBe('challenge_refused')
  })

  test('PW4 an unknown address is answered alike and gets no mail', async () => {
    const email = 'unknown@example.com'
    expect(await elsewhere().askPasswordReset({ email })).toEqual({ status: 'mail_sent' })
    await backgroundDone()
    expect(await mailsTo(ctx, email)).toEqual([])
  })

  test('an account without a password gets its first one this way', async () => {
    const email = 'provider@example.com'
    await callerFor(operatorOf(ctx)).createAccount({ email, name: 'P' })
    const token = await askReset(email)
    await elsewhere().resetPassword({ token, newPassword })
    const signedIn = await elsewhere().signIn({ email, password: newPassword })
    expect(signedIn.status).toBe('signed_in')
  })

  test('a disabled account gets no mail, and a token from before is refused', async () => {
    const { user, email } = await registerPerson(ctx)
    const token = await askReset(email)
    const mails = (await mailsTo(ctx, email)).length
    await setAccountDisabled(ctx, db, { id: user.id, disabled: true })
    const reset = elsewhere().resetPassword({ token, newPassword })
    expect(await outcome(reset)).toBe('token_refused')
    await elsewhere().askPasswordReset({ email })
    await backgroundDone()
    expect(await mailsTo(ctx, email)).toHaveLength(mails)
  })

  test('without a mail server in production everybody is told so', async () => {
    const production = await createSuite({
      NODE_ENV: 'production',
      AUTH_SIGNING_KEYS: JSON.stringify([generateSigningKey()]),
      AUTH_ENCRYPTION_KEYS: JSON.stringify([generateEncryptionKey()]),
    })
    await using _ = production.database
    const anyone = callerFor(production.ctx)
    const email = 'ada@example.com'
    const asked = await refusal(anyone.askPasswordReset({ email }))
    expect(asked).toMatchObject({ code: 'SERVICE_UNAVAILABLE', reason: 'mail_not_configured' })
    const signedUp = await refusal(anyone.signUp({ email }))
    expect(signedUp).toMatchObject({ code: 'SERVICE_UNAVAILABLE', reason: 'mail_not_configured' })
  })
})

async function enableTotp(userId: string): Promise<void> {
  const now = clock.now()
  const sealedSecret = 'never opened here'
  await storeUnconfirmedTotp(db, { userId, sealedSecret, now })
  await confirmTotp(db, { userId, sealedSecret, step: 1, now })
}
