import type { Context } from '@backarch/api'
import { outcome, refusal } from '@backarch/api/testing'
import { createDatabase } from '@backarch/db'
import { consumeLimit } from '@backarch/services-limits'
import { afterAll, describe, expect, test } from 'vitest'

import { signInLimit } from '../src/limits.ts'
import { backgroundDone } from '../src/service/in-background.ts'
import { mailsTo } from './mailbox.ts'
import {
  callerFor,
  createSuite,
  fromElsewhere,
  password,
  registerPerson,
  signIn,
  withToken,
} from './support.ts'

const { database, clock, ctx } = await createSuite()
const second = createDatabase({ url: database.url, poolSize: 10 })
afterAll(async () => {
  await second.close()
  await database[Symbol.asyncDispose]()
})

/** Two servers over one database. */
const servers = [ctx, { ...ctx, db: second.db }] as const
const minute = 60_000
const wrong = `${password}!`

function from(server: Context, address: string) {
  return callerFor({ ...server, peer: { address, userAgent: null } })
}

/** Calls made at once, by turns on the two servers, each from an address of its own. */
function atOnce(count: number, call: (caller: ReturnType<typeof callerFor>) => Promise<unknown>) {
  const calls = Array.from({ length: count }, (_, at) =>
    outcome(call(callerFor(fromElsewhere(servers[at % 2] ?? ctx)))),
  )
  return Promise.all(calls)
}

function countOf(outcomes: readonly unknown[], reason: string): number {
  return outcomes.filter((other) => other === reason).length
}

describe('signing in', () => {
  test('RL1 by account: ten in a quarter of an hour, known address or not, across two servers', async () => {
    const { email } = await registerPerson(ctx)
    clock.advance(16 * minute)
    for (const address of [email, 'unknown@example.com']) {
      const outcomes = await atOnce(30, (caller) =>
        caller.signIn({ email: address, password: wrong }),
      )
      expect(countOf(outcomes, 'sign_in_refused')).toBe(10)
      expect(countOf(outcomes, 'rate_limited')).toBe(20)
    }
    const refused = await refusal(signIn(ctx, email))
    expect(refused).toMatchObject({ code: 'TOO_MANY_REQUESTS', reason: 'rate_limited' })
    clock.advance(15 * minute)
    await signIn(ctx, email)
  })

  test('RL1 by account: a success forgives what came before', async () => {
    const { email } = await registerPerson(ctx)
    for (let round = 0; round < 3; round++) {
      await atOnce(9, (caller) => caller.signIn({ email, password: wrong }))
      expect((await signIn(ctx, email)).status).toBe('signed_in')
    }
  })

  test('RL1 by address: fifty, whoever’s accounts they are at', async () => {
    const address = '203.0.113.7'
    const consume = (at: number) =>
      consumeLimit({ ...ctx, peer: { address, userAgent: null } }, signInLimit, {
        account: `${at}@example.com`,
      })
    for (let at = 0; at < 49; at++) await consume(at)
    const [one, other] = servers
    const attempt = (server: Context, peer: string) =>
      outcome(from(server, peer).signIn({ email: 'nobody@example.com', password: wrong }))
    expect(await attempt(one, address)).toBe('sign_in_refused')
    expect(await attempt(other, address)).toBe('rate_limited')
    expect(await attempt(other, `::ffff:${address}`)).toBe('rate_limited')
    expect(await attempt(other, '203.0.114.8')).toBe('sign_in_refused')
  })

  test('RL1 by network: two hundred from one /64, however many addresses it has', async () => {
    const peer = (host: number) => `2001:db8:1:2::${host.toString(16)}`
    for (let host = 1; host < 200; host++) {
      const server = { ...ctx, peer: { address: peer(host), userAgent: null } }
      await consumeLimit(server, signInLimit, { account: `${host}@example.net` })
    }
    const [one, other] = servers
    const attempt = (server: Context, address: string) =>
      outcome(from(server, address).signIn({ email: 'anybody@example.com', password: wrong }))
    expect(await attempt(one, peer(200))).toBe('sign_in_refused')
    expect(await attempt(other, '2001:db8:1:2:ffff::1')).toBe('rate_limited')
    expect(await attempt(other, '2001:db8:1:3::1')).toBe('sign_in_refused')
  })
})

describe('mails to an address that somebody typed', () => {
  test('RL1 PW4 three resets an hour for an address, known or not, across two servers', async () => {
    const { email } = await registerPerson(ctx)
    for (const address of [email, 'nobody.here@example.com']) {
      const outcomes = await atOnce(8, (caller) => caller.askPasswordReset({ email: address }))
      expect([countOf(outcomes, 'ok'), countOf(outcomes, 'rate_limited')]).toEqual([3, 5])
    }
    await backgroundDone()
    expect(await mailsTo(ctx, email)).toHaveLength(3)
  })

  test('RL1 PW4 five sign-ups an hour for an address, known or not, across two servers', async () => {
    const { email } = await registerPerson(ctx)
    for (const address of [email, 'new.here@example.com']) {
      const input = { email: address }
      const outcomes = await atOnce(8, (caller) => caller.signUp(input))
      expect([countOf(outcomes, 'ok'), countOf(outcomes, 'rate_limited')]).toEqual([5, 3])
      expect(await mailsTo(ctx, address)).toHaveLength(5)
    }
  })

  test('RL1 five changes of address an hour for a person, and for the address they type', async () => {
    const ask = async (server: Context, email: string) =>
      callerFor(server).account.changeEmail({ email })
    const one = await withToken(ctx, (await registerPerson(ctx)).tokens.accessToken)
    const other = await withToken(ctx, (await registerPerson(ctx)).tokens.accessToken)
    const email = 'flooded@example.com'
    for (let at = 0; at < 5; at++) expect(await outcome(ask(one, email))).toBe('ok')
    expect(await outcome(ask(one, 'another@example.com'))).toBe('rate_limited')
    expect(await outcome(ask(other, email))).toBe('rate_limited')
    expect(await mailsTo(ctx, email)).toHaveLength(5)
  })
})

test('RL1 tokens that came by mail are tried thirty times in a quarter of an hour from an address', async () => {
  const newPassword = 'quiet orchard behind nine mills'
  const ways = [
    (caller: ReturnType<typeof callerFor>) =>
      caller.confirmSignUp({ token: 'su_x', name: 'Ada', password: newPassword }),
    (caller: ReturnType<typeof callerFor>) => caller.resetPassword({ token: 'pr_x', newPassword }),
  ]
  const outcomes = []
  for (let at = 0; at < 32; at++) {
    const caller = from(servers[at % 2] ?? ctx, '198.51.100.1')
    outcomes.push(await outcome((ways[at % 2] ?? ways[0])?.(caller) ?? Promise.resolve()))
  }
  expect(countOf(outcomes, 'token_refused')).toBe(30)
  expect(outcomes.slice(30)).toEqual(['rate_limited', 'rate_limited'])
})
