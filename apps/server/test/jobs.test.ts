import { setTimeout as sleep } from 'node:timers/promises'

import { createCallerFactory, defineFeature, router, type Job } from '@backarch/api'
import { createTestContext, testFolder } from '@backarch/api/testing'
import { createLogger } from '@backarch/core'
import { createDatabase, type Database } from '@backarch/db'
import { createTestDatabase } from '@backarch/db/testing'
import { defineJob, defineScheduledJob, enqueue } from '@backarch/services-jobs'
import { jobsOperator } from '@backarch/services-jobs/operator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'

import { createServer, type ServerOptions } from '../src/create-server.ts'
import { readServerConfig } from '../src/read-server-config.ts'

const stack = new AsyncDisposableStack()
let database: Database

beforeAll(async () => {
  const { url } = stack.use(await createTestDatabase())
  database = stack.use(createDatabase({ url }))
})
afterAll(() => stack.disposeAsync())

async function serve(jobs: readonly Job[], timing: ServerOptions['jobs'] = {}) {
  const features = { tested: defineFeature({ name: 'tested', router: router({}), jobs }) }
  const log = createLogger({ level: 'silent' })
  const env = { NODE_ENV: 'test', PORT: '0', DATA_DIR: testFolder() }
  const config = await readServerConfig(features, env)
  return createServer({ config, database, features, log, jobs: { pollSeconds: 0.5, ...timing } })
}

test('the jobs of a shipped feature are done, each round by one of two servers', async () => {
  const rounds: number[] = []
  const numbers: number[] = []
  const counted = defineJob({
    name: 'tested.count',
    input: z.strictObject({ number: z.int() }),
    run: async (_ctx, { number }) => {
      numbers.push(number)
    },
  })
  const hourly = defineScheduledJob({
    name: 'tested.hourly',
    schedule: 'hourly',
    run: async ({ now }) => {
      rounds.push(Math.floor(now().getTime() / 3_000))
    },
  })
  const timing = { hourMs: 3_000 }
  {
    await using one = await serve([counted, hourly], timing)
    await using other = await serve([counted, hourly], timing)
    await Promise.all([1, 2, 3, 4].map((number) => enqueue(database.db, counted, { number })))
    await expect.poll(() => numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4])
    await expect.poll(() => rounds.length, { timeout: 20_000 }).toBeGreaterThan(1)
    expect(one.url).not.toBe(other.url)
  }
  expect(new Set(rounds).size).toBe(rounds.length)
})

test('GS1 stopping waits for what is under way, tells it so, and begins nothing more', async () => {
  const seen: string[] = []
  const slow = defineJob({
    name: 'tested.slow',
    input: z.strictObject({}),
    run: async ({ signal }) => {
      seen.push('begun')
      await sleep(300)
      seen.push(signal.aborted ? 'told' : 'not told')
    },
  })
  const server = await serve([slow])
  await enqueue(database.db, slow, {})
  await expect.poll(() => seen).toEqual(['begun'])
  await enqueue(database.db, slow, {})
  await server.stop()
  expect(seen).toEqual(['begun', 'told'])
})

test('a server that just started stores the next round for later; stopping does not wait for it', async () => {
  const seen: string[] = []
  const idle = defineScheduledJob({
    name: 'tested.idle',
    schedule: 'daily',
    run: async () => {
      seen.push('ran')
    },
  })
  const ctx = createTestContext({
    db: database.db,
    principal: { kind: 'operator', name: 'test' },
  })
  const begun = Date.now()
  const stored = async () => {
    const jobs = await createCallerFactory(jobsOperator.router)(ctx).list({ take: 100 })
    const rounds = jobs.items.filter(({ name }) => name === idle.name)
    return rounds.map(({ state, due }) => [state, Date.parse(due ?? '') - begun > 11 * 3_600_000])
  }
  const server = await serve([idle])
  await expect.poll(stored).toEqual([['waiting', true]])
  await server.stop()
  const next = await serve([idle])
  await next.stop()
  expect(await stored()).toHaveLength(1)
  expect(seen).toEqual([])
})
