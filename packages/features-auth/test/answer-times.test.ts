import { outcome } from '@backarch/api/testing'
import { afterAll, expect, test } from 'vitest'

import { backgroundDone } from '../src/service/in-background.ts'
import { callerFor, createSuite, fromElsewhere, password, registerPerson } from './support.ts'
import { ksCritical, ksStatistic, timeByTurns } from './support/timing.ts'

/** Few, as it is tried on every machine: chance fails one run in a million, a forgotten hash every one. */
const samples = 100
const probability = 1e-6

const { database, clock, ctx } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())
const { email: known } = await registerPerson(ctx)
const unknown = 'nobody@example.com'

type Caller = ReturnType<typeof callerFor>

/** The statistic of the times that calls about a known and an unknown address take. */
async function compare(call: (caller: Caller, email: string) => Promise<unknown>) {
  const calling = (email: string) => () => outcome(call(callerFor(fromElsewhere(ctx)), email))
  // No limit is reached: it would answer sooner, though alike for both.
  const nextWindow = () => clock.advance(61 * 60_000)
  const [one, other] = await timeByTurns(samples, [calling(known), calling(unknown)], nextWindow)
  await backgroundDone()
  return ksStatistic(one, other)
}

const critical = ksCritical(samples, probability)

test('PW4 signing in takes as long for an unknown address', async () => {
  const times = await compare((caller, email) => caller.signIn({ email, password: `${password}!` }))
  expect(times).toBeLessThan(critical)
}, 300_000)

test('PW4 signing up takes as long for a known address', async () => {
  const times = await compare((caller, email) => caller.signUp({ email }))
  expect(times).toBeLessThan(critical)
}, 300_000)

test('PW4 asking for a reset takes as long for an unknown address', async () => {
  const times = await compare((caller, email) => caller.askPasswordReset({ email }))
  expect(times).toBeLessThan(critical)
}, 300_000)

test('PW4 the statistic tells samples apart', () => {
  const apart = Array.from({ length: samples }, (_, at) => at % 2)
  const alike = Array.from({ length: samples }, () => 0)
  expect(ksStatistic(alike, alike)).toBe(0)
  expect(ksStatistic(apart, alike)).toBe(0.5)
  expect(ksStatistic(alike, apart)).toBe(0.5)
})
