import { serverParts } from '@backarch/api'
import { createTestContext, outcome } from '@backarch/api/testing'
import { createTokenIssuer, generateSigningKey } from '@backarch/core'
import { createDatabase } from '@backarch/db'
import { authEnv } from '@backarch/features-auth'
import { auth } from '@backarch/features-auth/feature'
import { setAccountDisabled } from '@backarch/services-access'
import { deleteTestUser } from '@backarch/services-access/testing'
import { afterAll, describe, expect, test } from 'vitest'

import {
  callerFor,
  createSuite,
  password,
  principalOf,
  registerPerson,
  signIn,
  withToken,
} from './support.ts'

const key = generateSigningKey()
const AUTH_SIGNING_KEYS = JSON.stringify([key])
const { database, db, clock, ctx } = await createSuite({ AUTH_SIGNING_KEYS })
const second = createDatabase({ url: database.url, poolSize: 5 })
afterAll(async () => {
  await second.close()
  await database[Symbol.asyncDispose]()
})
/** Another server over the same database, with the same keys. */
const replica = createTestContext({
  db: second.db,
  now: clock.now,
  definitions: [authEnv],
  env: { AUTH_SIGNING_KEYS },
})
const anonymous = { kind: 'anonymous' }

describe('authenticate', () => {
  test('is what the feature gives the host', () => {
    expect(serverParts(auth)).toMatchObject({ env: authEnv })
    expect(serverParts(auth).authenticate).toBeTypeOf('function')
  })

  test('takes a bearer token and nothing else', async () => {
    const { accessToken } = (await registerPerson(ctx)).tokens
    const { authenticate } = serverParts(auth)
    const as = (authorization: string) => authenticate?.(ctx, new Headers({ authorization }))
    expect(await as(`bearer ${accessToken}`)).toMatchObject({ kind: 'session' })
    for (const header of [
      '',
      accessToken,
      `Basic ${accessToken}`,
      `Bearer ${accessToken} x`,
      'Bearer',
    ]) {
      expect(await as(header)).toBeNull()
    }
    expect(await authenticate?.(ctx, new Headers())).toBeNull()
  })

  test('TK3 a token of another type, issuer, audience or key is nobody’s', async () => {
    const { user, tokens } = await registerPerson(ctx)
    const me = await principalOf(ctx, tokens.accessToken)
    const sid = me.kind === 'user' ? me.sessionId : ''
    const right = { keys: [key], issuer: 'backarch', audience: 'backarch', now: clock.now }
    const sign = (options: typeof right, typ: string) =>
      createTokenIssuer(options).sign({ typ, subject: user.id, claims: { sid }, expiresIn: 60 })
    expect(await principalOf(ctx, await sign(right, 'at+jwt'))).toEqual(me)
    const wrong = [
      sign(right, 'JWT'),
      sign({ ...right, issuer: 'other' }, 'at+jwt'),
      sign({ ...right, audience: 'other' }, 'at+jwt'),
      sign({ ...right, keys: [generateSigningKey()] }, 'at+jwt'),
    ]
    for (const token of await Promise.all(wrong)) {
      expect(await principalOf(ctx, token)).toEqual(anonymous)
    }
    expect(await principalOf(ctx, tokens.refreshToken)).toEqual(anonymous)
  })

  test('a session of somebody else, or claims that are no ids, are nobody’s', async () => {
    const mine = await registerPerson(ctx)
    const theirs = await registerPerson(ctx)
    const them = await principalOf(ctx, theirs.tokens.accessToken)
    const sid = them.kind === 'user' ? them.sessionId : ''
    const issuer = createTokenIssuer({
      keys: [key],
      issuer: 'backarch',
      audience: 'backarch',
      now: clock.now,
    })
    const forged = [
      { subject: mine.user.id, claims: { sid } },
      { subject: mine.user.id, claims: { sid: "' or 1=1" } },
      { subject: mine.user.id, claims: {} },
      { subject: 'x', claims: { sid } },
    ]
    for (const claims of forged) {
      const token = await issuer.sign({ typ: 'at+jwt', expiresIn: 60, ...claims })
      expect(await principalOf(ctx, token)).toEqual(anonymous)
    }
  })

  test('an access token holds for its ten minutes and the minute of skew', async () => {
    const { accessToken, accessTokenExpiresAt } = (await registerPerson(ctx)).tokens
    expect(Date.parse(accessTokenExpiresAt) - clock.now().getTime()).toBe(600_000)
    clock.advance(659_000)
    expect((await principalOf(ctx, accessToken)).kind).toBe('user')
    clock.advance(1_000)
    expect(await principalOf(ctx, accessToken)).toEqual(anonymous)
  })
})

describe('ending a session', () => {
  test('TK7 signing out counts from the next call on, here and on another server', async () => {
    const { tokens, email } = await registerPerson(ctx)
    const other = await signIn(ctx, email)
    expect((await principalOf(replica, tokens.accessToken)).kind).toBe('user')
    const answer = await callerFor(await withToken(ctx, tokens.accessToken)).signOut()
    expect(answer).toEqual({ signedOut: true })
    for (const server of [ctx, replica]) {
      expect(await principalOf(server, tokens.accessToken)).toEqual(anonymous)
      expect((await principalOf(server, other.tokens.accessToken)).kind).toBe('user')
    }
  })

  test('TK7 disabling or deleting an account counts from the next call on, on another server too', async () => {
    const disabled = await registerPerson(ctx)
    const deleted = await registerPerson(ctx)
    const callers = [disabled, deleted].map(({ tokens }) => tokens.accessToken)
    const kinds = () =>
      Promise.all(callers.map(async (token) => (await principalOf(replica, token)).kind))
    expect(await kinds()).toEqual(['user', 'user'])
    await setAccountDisabled(ctx, db, { id: disabled.user.id, disabled: true })
    await deleteTestUser(ctx, deleted.user.id)
    expect(await kinds()).toEqual(['anonymous', 'anonymous'])
    const { refreshToken } = disabled.tokens
    expect(await outcome(callerFor(replica).refresh({ refreshToken }))).toBe('refresh_refused')
    await setAccountDisabled(ctx, db, { id: disabled.user.id, disabled: false })
    expect(await kinds()).toEqual(['user', 'anonymous'])
  })
})

describe('secrets', () => {
  test('TK9 what is stored holds no token and no password', async () => {
    const { tokens } = await registerPerson(ctx)
    const rows = JSON.stringify([await db.password.findMany(), await db.refreshToken.findMany()])
    const secrets = [
      tokens.accessToken,
      tokens.refreshToken,
      tokens.refreshToken.replace(/^rt_/, ''),
      password,
    ]
    for (const secret of secrets) expect(rows).not.toContain(secret)
  })

  test('TK8 a new key in front signs; tokens of the old one stay good while it is there', async () => {
    const { tokens } = await registerPerson(ctx)
    const next = generateSigningKey()
    const server = (keys: unknown) =>
      createTestContext({
        db,
        now: clock.now,
        definitions: [authEnv],
        env: { AUTH_SIGNING_KEYS: JSON.stringify(keys) },
      })
    expect((await principalOf(server([next, key]), tokens.accessToken)).kind).toBe('user')
    expect(await principalOf(server([next]), tokens.accessToken)).toEqual(anonymous)
  })
})
