import { outcome, refusal } from '@backarch/api/testing'
import { isAppError } from '@backarch/core'
import { inTransaction } from '@backarch/db'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import {
  consumeLimit,
  defineLimit,
  forgiveLimit,
  removeExpiredLimits,
  type PeerLimit,
} from '../src/index.ts'
import { createReplicas, freshName, from, noon } from './support/replicas.ts'

let replicas: Awaited<ReturnType<typeof createReplicas>>
beforeAll(async () => {
  replicas = await createReplicas()
})
afterAll(() => replicas[Symbol.asyncDispose]())

const rule = (attempts: number) => ({ attempts, seconds: 900 })

/** Sign-in as it is limited in earnest. */
const signIn = () =>
  defineLimit({ name: freshName(), account: rule(10), address: rule(50), network: rule(200) })

/** How often each outcome came of calls sent all at once, half of them to either replica. */
async function tally(times: number, attempt: (replica: 0 | 1, index: number) => Promise<unknown>) {
  const calls = Array.from({ length: times }, (_, index) =>
    outcome(attempt(index % 2 === 0 ? 0 : 1, index)),
  )
  const outcomes = await Promise.all(calls)
  return {
    ok: outcomes.filter((one) => one === 'ok').length,
    limited: outcomes.filter((one) => one === 'rate_limited').length,
  }
}

describe('RL1 one attempt too many, over two replicas at once', () => {
  test('RL1 per account, wherever the attempts come from', async () => {
    const limit = signIn()
    const ada = { account: 'ada@example.com' }
    const parallel = await tally(40, (replica, index) =>
      consumeLimit(from(replicas.contexts[replica], `10.${index}.0.1`), limit, ada),
    )
    expect(parallel).toEqual({ ok: 10, limited: 30 })
    const elsewhere = from(replicas.contexts[0], '2001:db8::1')
    expect(await outcome(consumeLimit(elsewhere, limit, ada))).toBe('rate_limited')
    expect(await outcome(consumeLimit(elsewhere, limit, { account: 'bo@example.com' }))).toBe('ok')
  })

  test('RL1 per address, whatever account is tried', async () => {
    const limit = signIn()
    const parallel = await tally(80, (replica, index) =>
      consumeLimit(from(replicas.contexts[replica], '192.0.2.1'), limit, { account: `${index}` }),
    )
    expect(parallel).toEqual({ ok: 50, limited: 30 })
    const neighbour = from(replicas.contexts[1], '192.0.2.2')
    expect(await outcome(consumeLimit(neighbour, limit, { account: 'other' }))).toBe('ok')
  })

  test.each([
    ['IPv6 /64', (host: number) => `2001:db8:1:2::${host.toString(16)}`, '2001:db8:1:3::1'],
    ['IPv4 /24', (host: number) => `198.51.100.${host}`, '198.51.101.1'],
  ])('RL1 per network: %s, from an address of its own each time', async (_, address, outside) => {
    const limit = signIn()
    const parallel = await tally(240, (replica, index) =>
      consumeLimit(from(replicas.contexts[replica], address(index)), limit, {
        account: `${index}`,
      }),
    )
    expect(parallel).toEqual({ ok: 200, limited: 40 })
    const other = from(replicas.contexts[0], outside)
    expect(await outcome(consumeLimit(other, limit, { account: 'other' }))).toBe('ok')
  })

  test('RL1 every spelling of an address counts as that address', async () => {
    const limit = defineLimit({ name: freshName(), address: rule(2) })
    const outcomes = []
    for (const address of ['192.0.2.9', '::ffff:192.0.2.9', '::FFFF:c000:209']) {
      outcomes.push(await outcome(consumeLimit(from(replicas.contexts[0], address), limit)))
    }
    expect(outcomes).toEqual(['ok', 'ok', 'rate_limited'])
  })

  test('RL1 what is no address is one caller, however it is written', async () => {
    const limit = defineLimit({ name: freshName(), address: rule(2) })
    const outcomes = []
    for (const address of ['unknown', '', '1.2.3', '0x7f.0.0.1', '_hidden']) {
      outcomes.push(await outcome(consumeLimit(from(replicas.contexts[0], address), limit)))
    }
    expect(outcomes).toEqual(['ok', 'ok', 'rate_limited', 'rate_limited', 'rate_limited'])
  })
})

describe('what the caller is told', () => {
  test('RATE_LIMITED, in seconds for programs and in words for people', async () => {
    const [ctx] = replicas.contexts
    const limit = defineLimit({ name: freshName(), account: rule(1) })
    const ada = { account: 'ada@example.com' }
    await consumeLimit(ctx, limit, ada)
    const error: unknown = await consumeLimit(ctx, limit, ada).catch((reason: unknown) => reason)
    expect(isAppError(error) && error.details).toEqual({
      reason: 'rate_limited',
      retryAfterSeconds: 600,
    })
    expect(await refusal(consumeLimit(ctx, limit, ada))).toEqual({
      code: 'RATE_LIMITED',
      message: 'Too many attempts: try again in 10 minutes.',
      reason: 'rate_limited',
    })
  })

  test.each([
    [1, '1 second'],
    [59, '59 seconds'],
    [60, '1 minute'],
    [61, '2 minutes'],
    [3_600, '1 hour'],
    [3_601, '2 hours'],
    [86_400, '24 hours'],
  ])('%i seconds before the end it says %s, and then it is over', async (seconds, words) => {
    const [ctx] = replicas.contexts
    const limit = defineLimit({ name: freshName(), account: { attempts: 1, seconds: 86_400 } })
    const ada = { account: 'ada@example.com' }
    const midnight = Date.parse('2026-03-02T00:00:00Z')
    const before = { ...ctx, now: () => new Date(midnight - seconds * 1_000) }
    await consumeLimit(before, limit, ada)
    const { message } = await refusal(consumeLimit(before, limit, ada))
    expect(message).toBe(`Too many attempts: try again in ${words}.`)
    await consumeLimit({ ...ctx, now: () => new Date(midnight) }, limit, ada)
  })
})

describe('what counts against whom', () => {
  test('an attempt refused for its address does not use up the account', async () => {
    const [ctx] = replicas.contexts
    const limit = defineLimit({ name: freshName(), account: rule(3), address: rule(1) })
    const ada = { account: 'ada@example.com' }
    const attacker = from(ctx, '203.0.113.1')
    await consumeLimit(attacker, limit, { account: 'own' })
    expect(await tally(10, () => consumeLimit(attacker, limit, ada))).toEqual({
      ok: 0,
      limited: 10,
    })
    await consumeLimit(from(ctx, '192.0.2.1'), limit, ada)
  })

  test('a success forgives the account on every replica, and the address nowhere', async () => {
    const [one, two] = replicas.contexts
    const limit = defineLimit({ name: freshName(), account: rule(2), address: rule(5) })
    const ada = { account: 'ada@example.com' }
    const attempts = () =>
      tally(4, (replica) => consumeLimit(replicas.contexts[replica], limit, ada))
    expect(await attempts()).toEqual({ ok: 2, limited: 2 })
    await forgiveLimit(two, limit, ada)
    expect(await outcome(consumeLimit(one, limit, ada))).toBe('ok')
    await forgiveLimit(one, limit, ada)
    expect(await outcome(consumeLimit(two, limit, ada))).toBe('rate_limited')
  })

  test('who goes on after the end costs the database nothing for some seconds', async () => {
    await using own = await createReplicas()
    const [ctx] = own.contexts
    const limit = defineLimit({ name: freshName(), address: rule(2) })
    for (let call = 0; call < 30; call++) await outcome(consumeLimit(ctx, limit))
    expect(await ctx.db.rateLimit.findMany({ select: { attempts: true } })).toEqual([
      { attempts: 3 },
    ])
  })

  test('limits of two names are apart', async () => {
    const [ctx] = replicas.contexts
    const attempt = (limit: PeerLimit) => outcome(consumeLimit(ctx, limit))
    const one = defineLimit({ name: freshName(), address: rule(1) })
    const two = defineLimit({ name: freshName(), address: rule(1) })
    expect([await attempt(one), await attempt(two), await attempt(one)]).toEqual([
      'ok',
      'ok',
      'rate_limited',
    ])
  })

  test('the account, the address and the network are apart, though all be called the same', async () => {
    const ctx = from(replicas.contexts[0], 'unknown')
    const limit = defineLimit({
      name: freshName(),
      account: rule(1),
      address: rule(1),
      network: rule(1),
    })
    expect(await outcome(consumeLimit(ctx, limit, { account: 'unknown' }))).toBe('ok')
  })

  test('a script on the server is held by the account’s limit alone', async () => {
    const ctx = { ...replicas.contexts[0], peer: null }
    const limit = defineLimit({
      name: freshName(),
      account: rule(2),
      address: rule(1),
      network: rule(1),
    })
    const attempt = () => outcome(consumeLimit(ctx, limit, { account: 'ada@example.com' }))
    expect([await attempt(), await attempt(), await attempt()]).toEqual([
      'ok',
      'ok',
      'rate_limited',
    ])
  })

  test('inside a transaction, which could forget the attempt, it is a mistake', async () => {
    const [ctx] = replicas.contexts
    const limit = defineLimit({ name: freshName(), address: rule(1) })
    const inside = inTransaction(ctx.db, (db) => consumeLimit({ ...ctx, db }, limit))
    await expect(inside).rejects.toThrow('outside of transactions')
    expect(await outcome(consumeLimit(ctx, limit))).toBe('ok')
    const own = defineLimit({ name: freshName(), account: rule(1) })
    const forgiving = inTransaction(ctx.db, (db) =>
      forgiveLimit({ ...ctx, db }, own, { account: 'ada@example.com' }),
    )
    await expect(forgiving).rejects.toThrow('outside of transactions')
  })
})

describe('what is kept', () => {
  test('GD1 neither an account nor an address is in the table, and only for its window', async () => {
    await using own = await createReplicas()
    const [ctx] = own.contexts
    const limit = signIn()
    await consumeLimit(from(ctx, '192.0.2.77'), limit, { account: 'ada@example.com' })
    const rows = await ctx.db.rateLimit.findMany()
    expect(rows).toHaveLength(3)
    expect(JSON.stringify(rows)).not.toMatch(/ada|192|c000/i)
    const at = (iso: string) => removeExpiredLimits({ ...ctx, now: () => new Date(iso) })
    expect(await at('2026-03-01T12:14:59.999Z')).toBe(0)
    expect(await at('2026-03-01T12:15:00.000Z')).toBe(3)
    expect(await ctx.db.rateLimit.count()).toBe(0)
  })

  test('any number of expired counts is removed, in steps', async () => {
    await using own = await createReplicas()
    const [ctx] = own.contexts
    const expiresAt = new Date(noon.getTime() - 1)
    const data = Array.from({ length: 25_000 }, (_, key) => ({
      key: `${key}`,
      attempts: 1,
      expiresAt,
    }))
    await ctx.db.rateLimit.createMany({ data })
    expect(await removeExpiredLimits(ctx)).toBe(25_000)
    expect(await removeExpiredLimits(ctx)).toBe(0)
  })

  test('what is removed while it is counted is counted anew, and nothing fails', async () => {
    const [ctx] = replicas.contexts
    const limit = defineLimit({ name: freshName(), address: rule(1_000) })
    const later = { ...ctx, now: () => new Date(noon.getTime() + 900_000) }
    const removing = Array.from({ length: 20 }, () => removeExpiredLimits(later))
    const counting = tally(100, (replica) => consumeLimit(replicas.contexts[replica], limit))
    expect(await counting).toEqual({ ok: 100, limited: 0 })
    await Promise.all(removing)
  })
})

test.each([
  [{ name: 'test.x', account: { attempts: 0, seconds: 60 } }, 'attempts'],
  [{ name: 'test.x', account: { attempts: 1, seconds: 0 } }, 'seconds'],
  [{ name: 'test.x', address: { attempts: 1.5, seconds: 60 } }, 'attempts'],
  [{ name: 'test.x', network: { attempts: 1, seconds: Number.NaN } }, 'seconds'],
  [{ name: 'test.x', account: { attempts: Infinity, seconds: 60 } }, 'attempts'],
  [{ name: 'Test', account: { attempts: 1, seconds: 60 } }, 'a name is like'],
])('%j is no limit', (limit, problem) => {
  expect(() => defineLimit(limit)).toThrow(problem)
})
