import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { fromElsewhere, tell } from '../support/call.ts'
import { createLink } from '../support/database-link.ts'
import { atBoth, countsOf, startPair, type Pair } from '../support/pair.ts'
import { withinAWindow } from '../support/within-a-window.ts'

const windowSeconds = 15 * 60
let pair: Pair

beforeAll(async () => {
  pair = await startPair()
})
afterAll(() => pair.stack.disposeAsync())

async function guess(url: string, email: string, headers: Readonly<Record<string, string>>) {
  const input = { email, password: 'not the password of anybody' }
  const { status, headers: answered } = await tell(url, 'auth.signIn', { input, headers })
  return { status: String(status), retryAfter: Number(answered.get('retry-after')) }
}

/** What so many guesses at both servers are answered: how often each status. */
async function guesses(
  count: number,
  make: (at: number) => { readonly email: string; readonly from: string },
  servers: Pick<Pair, 'one' | 'other'> = pair,
) {
  const answers = await atBoth(servers, count, (url, at) => {
    const { email, from } = make(at)
    return guess(url, email, { 'x-forwarded-for': from })
  })
  for (const { status, retryAfter } of answers) {
    if (status !== '429') continue
    expect(retryAfter).toBeGreaterThan(0)
    expect(retryAfter).toBeLessThanOrEqual(windowSeconds)
  }
  return countsOf(answers.map(({ status }) => status))
}

describe('RL1 attempts are counted for both servers together', { timeout: 120_000 }, () => {
  test('RL1 by account, from wherever they come; an unknown account alike', async () => {
    await withinAWindow()
    for (const email of [pair.team.owner.email, 'nobody@example.com']) {
      const answers = await guesses(14, (at) => ({ email, from: `198.51.${at}.1` }))
      expect(answers).toEqual({ 401: 10, 429: 4 })
    }
  })

  test('RL1 by address, whoever is guessed', async () => {
    await withinAWindow()
    const answers = await guesses(55, (at) => ({
      email: `someone${at}@example.com`,
      from: '203.0.113.7',
    }))
    expect(answers).toEqual({ 401: 50, 429: 5 })
  })

  test('RL1 by network: an IPv6 /64 is one', async () => {
    await withinAWindow()
    const answers = await guesses(205, (at) => ({
      email: `anyone${at}@example.com`,
      from: `2001:db8:1:1::${at.toString(16)}`,
    }))
    expect(answers).toEqual({ 401: 200, 429: 5 })
    const elsewhere = { email: 'anyone@example.com', from: '2001:db8:1:2::1' }
    expect(await guesses(1, () => elsewhere)).toEqual({ 401: 1 })
  })

  test('RL1 a success at one forgives the account at the other', async () => {
    await withinAWindow()
    const { email } = await pair.person()
    expect(await guesses(9, (at) => ({ email, from: `192.0.${at}.1` }))).toEqual({ 401: 9 })
    const input = { email, password: 'violet lantern under seven hills' }
    const right = await tell(pair.one, 'auth.signIn', { input, headers: fromElsewhere() })
    expect(right.status).toBe(200)
    const after = await guesses(12, (at) => ({ email, from: `192.1.${at}.1` }))
    expect(after).toEqual({ 401: 10, 429: 2 })
  })
})

test('RL2 an address that is forged at both servers is the one that connects', async () => {
  await withinAWindow()
  const changes = { TRUST_PROXY: '0' }
  const servers = { one: await pair.start(changes), other: await pair.start(changes) }
  const forged = (at: number) => ({ email: `forger${at}@example.com`, from: `198.18.${at}.1` })
  expect(await guesses(55, forged, servers)).toEqual({ 401: 50, 429: 5 })
})

test('RL4 calls of batches at both servers are counted one by one', async () => {
  await withinAWindow()
  const email = 'batched@example.com'
  const json = { email, password: 'not the password of anybody' }
  const batch = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [at, { json }]))
  const path = Array.from({ length: 10 }, () => 'auth.signIn').join(',')
  const texts = await atBoth(pair, 2, async (url) => {
    const reply = await fetch(`${url}/v1/trpc/${path}?batch=1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...fromElsewhere() },
      body: JSON.stringify(batch),
    })
    return reply.text()
  })
  const times = (reason: string) => texts.join('').split(`"reason":"${reason}"`).length - 1
  expect([times('sign_in_refused'), times('rate_limited')]).toEqual([10, 10])
})

test('RL3 without the database each server allows a quarter; with it again they count together', async () => {
  await withinAWindow(60_000)
  const link = pair.stack.use(await createLink(pair.database.url))
  const changes = { DATABASE_URL: link.url }
  const servers = { one: await pair.start(changes), other: await pair.start(changes) }
  const attempts = (email: string) =>
    guesses(20, (at) => ({ email, from: `172.16.${at}.1` }), servers)
  expect(await attempts('before@example.com')).toEqual({ 401: 10, 429: 10 })
  await link.cut()
  // Two of ten in each process; what is let through cannot ask for an account.
  expect(await attempts('during@example.com')).toEqual({ 503: 4, 429: 16 })
  await link.mend()
  let people = 0
  for (const url of [servers.one, servers.other]) {
    const allowed = async () => {
      people += 1
      const email = `afterwards${people}@example.com`
      const from = () => ({ email, from: `172.17.${people}.1` })
      return guesses(3, from, { one: url, other: url })
    }
    await expect.poll(allowed, { interval: 250 }).toEqual({ 401: 3 })
  }
  expect(await attempts('after@example.com')).toEqual({ 401: 10, 429: 10 })
}, 120_000)
