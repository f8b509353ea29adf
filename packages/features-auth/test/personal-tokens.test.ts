import { createCallerFactory, router, type Context } from '@backarch/api'
import { createTestContext, outcome, refusal } from '@backarch/api/testing'
import { isOpaqueToken } from '@backarch/core'
import { authEnv } from '@backarch/features-auth'
import { auth } from '@backarch/features-auth/feature'
import { orgProcedure, userProcedure } from '@backarch/services-access'
import { orgIdSchema, type Scope } from '@backarch/services-access/schemas'
import { createTestOrganization, createTestUser } from '@backarch/services-access/testing'
import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { authenticate } from '../src/service/authenticate.ts'
import { callerFor, createSuite } from './support.ts'

const { database, db, clock, ctx } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const minute = 60_000
const day = 24 * 60 * minute

async function person() {
  const made = await createTestUser(ctx)
  return { ...made, call: callerFor(made.as) }
}

const wish = { name: 'Backup', scopes: ['read'] as Scope[], expiresInDays: 30 }

/** The context of a call that carries this token, on this server or another. */
async function bearing(secret: string, server: Context = ctx): Promise<Context> {
  const headers = new Headers({ authorization: `Bearer ${secret}` })
  return { ...server, credential: await authenticate(server, headers) }
}

const input = z.strictObject({ orgId: orgIdSchema })
const things = router({
  read: orgProcedure
    .input(input)
    .output(z.string())
    .query(() => 'read'),
  write: orgProcedure
    .input(input)
    .output(z.string())
    .mutation(() => 'written'),
  manage: orgProcedure
    .meta({ scope: 'manage' })
    .input(input)
    .output(z.string())
    .mutation(() => 'managed'),
  mine: userProcedure
    .meta({ scope: 'read' })
    .output(z.string())
    .query(() => 'mine'),
  person: userProcedure.output(z.string()).query(() => 'a person'),
})
const thingsFor = createCallerFactory(things)

describe('a personal access token', () => {
  test('is shown once, stored as a hash, and on record', async () => {
    const { user, call } = await person()
    const made = await call.tokens.make(wish)
    expect(isOpaqueToken(made.secret, 'bak')).toBe(true)
    expect(made).toMatchObject({ name: 'Backup', scopes: ['read'], lastUsedAt: null })
    expect(Date.parse(made.expiresAt) - clock.now().getTime()).toBe(30 * day)
    const { secret, ...view } = made
    expect(await call.tokens.list()).toEqual({ items: [view] })
    expect(JSON.stringify(await call.sessions.list({}))).not.toContain(secret)
    const events = await auditOf(ctx, { userId: user.id })
    expect(events.at(-1)).toMatchObject({
      action: 'auth.token_made',
      actorId: user.id,
      target: { kind: 'personal_token', id: made.id },
      details: { scopes: 'read', expiresInDays: 30 },
    })
    expect(JSON.stringify(events)).not.toContain(secret)
  })

  test('MF5 is made with a fresh proof only, and ended without', async () => {
    const { call } = await person()
    clock.advance(10 * minute)
    const { id: tokenId } = await call.tokens.make(wish)
    clock.advance(1)
    const refused = await refusal(call.tokens.make(wish))
    expect(refused).toMatchObject({ code: 'FORBIDDEN', reason: 'proof_too_old' })
    expect((await call.tokens.list()).items).toHaveLength(1)
    expect(await call.tokens.end({ tokenId })).toEqual({ ended: 1 })
  })

  test('does what its scopes say, and nothing that takes a person', async () => {
    const { as, call } = await person()
    const org = await createTestOrganization(ctx)
    const owner = callerFor(org.as.owner)
    const allowed = async (scopes: Scope[]) => {
      const { secret } = await owner.tokens.make({ ...wish, scopes })
      const caller = thingsFor(await bearing(secret))
      const orgId = org.id
      return {
        read: await outcome(caller.read({ orgId })),
        write: await outcome(caller.write({ orgId })),
        manage: await outcome(caller.manage({ orgId })),
        mine: await outcome(caller.mine()),
        person: await outcome(caller.person()),
      }
    }
    const no = 'scope_missing'
    expect(await allowed(['read'])).toEqual({
      read: 'ok',
      write: no,
      manage: no,
      mine: 'ok',
      person: no,
    })
    expect(await allowed(['write'])).toEqual({
      read: no,
      write: 'ok',
      manage: no,
      mine: no,
      person: no,
    })
    expect(await allowed(['manage'])).toEqual({
      read: no,
      write: no,
      manage: 'ok',
      mine: no,
      person: no,
    })
    expect(await allowed(['manage', 'read', 'write'])).toEqual({
      read: 'ok',
      write: 'ok',
      manage: 'ok',
      mine: 'ok',
      person: no,
    })
    expect(await thingsFor(as).person()).toBe('a person')
    const stranger = thingsFor(await bearing((await call.tokens.make(wish)).secret))
    expect(await outcome(stranger.read({ orgId: org.id }))).toBe('organization_not_found')
  })

  test('no procedure of the account takes one, whatever its scopes', async () => {
    const { call } = await person()
    const made = await call.tokens.make({ ...wish, scopes: ['read', 'write', 'manage'] })
    const as = await bearing(made.secret)
    // oxlint-disable-next-line no-underscore-dangle -- tRPC's own name for what a router holds.
    const paths = Object.keys(auth.router._def.procedures)
    expect(paths).toContain('tokens.make')
    const authenticated: string[] = []
    // Those that are open to anybody know no caller: they refuse the input, or answer what they tell everybody.
    for (const path of paths) {
      let at: unknown = callerFor(as)
      for (const name of path.split('.')) at = Reflect.get(Object(at), name)
      if (typeof at !== 'function') throw new Error(`${path} cannot be called.`)
      const answer = await outcome(Promise.resolve(Reflect.apply(at, undefined, [undefined])))
      if (answer === 'scope_missing') authenticated.push(path)
    }
    expect(authenticated).toEqual(
      expect.arrayContaining([
        'me',
        'prove',
        'signOut',
        'sessions.list',
        'sessions.end',
        'sessions.endOthers',
        'tokens.make',
        'tokens.list',
        'tokens.end',
      ]),
    )
    expect((await call.tokens.list()).items).toHaveLength(1)
  })

  test('shows when and from where it was used last', async () => {
    const { call } = await person()
    const { secret } = await call.tokens.make(wish)
    clock.advance(minute)
    const first = clock.now().toISOString()
    const peer = { address: '203.0.113.9', userAgent: 'curl/8.1' }
    expect(await thingsFor({ ...(await bearing(secret)), peer }).mine()).toBe('mine')
    clock.advance(minute)
    await thingsFor(await bearing(secret)).mine()
    const [token] = (await call.tokens.list()).items
    expect(token).toMatchObject({ lastUsedAt: first, lastUsedAddress: '203.0.113.9' })
  })

  test('ends when it expires, however often it is used', async () => {
    const { call } = await person()
    const { secret } = await call.tokens.make({ ...wish, expiresInDays: 1 })
    clock.advance(day - 1)
    expect(await thingsFor(await bearing(secret)).mine()).toBe('mine')
    clock.advance(1)
    expect(await outcome(thingsFor(await bearing(secret)).mine())).toBe('signed_out')
    expect((await call.tokens.list()).items).toEqual([])
  })

  test('does not end by being left alone', async () => {
    const { call } = await person()
    const { secret } = await call.tokens.make({ ...wish, expiresInDays: 365 })
    clock.advance(364 * day)
    expect(await thingsFor(await bearing(secret)).mine()).toBe('mine')
  })

  test('TK7 that is ended is refused at its next call, on another server too', async () => {
    const { user, call } = await person()
    const { secret, id: tokenId } = await call.tokens.make(wish)
    const replica = createTestContext({ db, now: clock.now, definitions: [authEnv] })
    expect(await thingsFor(await bearing(secret, replica)).mine()).toBe('mine')
    await call.tokens.end({ tokenId })
    for (const server of [ctx, replica]) {
      expect(await outcome(thingsFor(await bearing(secret, server)).mine())).toBe('signed_out')
    }
    const last = (await auditOf(ctx, { userId: user.id })).at(-1)
    expect(last).toMatchObject({
      action: 'auth.token_ended',
      target: { kind: 'personal_token', id: tokenId },
    })
  })

  test('AZ2 of somebody else answers as one that never was; so does a session that is no token', async () => {
    const mine = await person()
    const theirs = await person()
    const { id } = await theirs.call.tokens.make(wish)
    const [own] = (await mine.call.sessions.list({})).items
    for (const tokenId of [id, own?.id ?? '', ctx.newId()]) {
      expect(await refusal(mine.call.tokens.end({ tokenId }))).toEqual({
        code: 'NOT_FOUND',
        message: 'There is no such token, or it has ended.',
        reason: 'token_not_found',
      })
    }
    expect((await theirs.call.tokens.list()).items).toHaveLength(1)
    expect((await mine.call.sessions.list({})).items).toHaveLength(1)
  })

  test('a person has fifty at most, also by parallel calls', async () => {
    const { call } = await person()
    for (let count = 0; count < 40; count += 1) await call.tokens.make(wish)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => outcome(call.tokens.make(wish))),
    )
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(10)
    expect(answers.filter((answer) => answer === 'too_many_sessions')).toHaveLength(10)
    expect((await call.tokens.list()).items).toHaveLength(50)
  })

  test('RL1 nobody makes and ends them without end', async () => {
    const { call } = await person()
    for (let count = 0; count < 60; count += 1) {
      const { id: tokenId } = await call.tokens.make(wish)
      await call.tokens.end({ tokenId })
    }
    expect(await refusal(call.tokens.make(wish))).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
  })

  test('AZ3 invalid input makes none', async () => {
    const { call } = await person()
    const wrong: object[] = [
      { name: '' },
      { scopes: [] },
      { scopes: ['owner'] },
      { scopes: ['read', 'read'] },
      { expiresInDays: 0 },
      { expiresInDays: 366 },
      { expiresInDays: 1.5 },
      { userId: ctx.newId() },
      { kind: 'browser' },
    ]
    for (const change of wrong) {
      expect((await refusal(call.tokens.make({ ...wish, ...change }))).code).toBe('BAD_REQUEST')
    }
    expect((await call.tokens.list()).items).toEqual([])
  })

  test('that is not written as ours is nobody’s, and no database is asked', async () => {
    const { call } = await person()
    const { secret } = await call.tokens.make(wish)
    expect((await bearing(secret)).credential).toMatchObject({ kind: 'secret' })
    const others = ['bak_', 'bak_x', `${secret}=`, `${secret}A`, secret.replace('bak_', 'bs_')]
    for (const other of others) expect((await bearing(other)).credential).toBeNull()
  })
})
