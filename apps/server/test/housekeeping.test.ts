import { setTimeout as sleep } from 'node:timers/promises'

import { defineFeature, router, type Context } from '@backarch/api'
import { testFolder } from '@backarch/api/testing'
import { createLogger } from '@backarch/core'
import { createDatabase, type Database } from '@backarch/db'
import { createTestDatabase } from '@backarch/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { createServer } from '../src/create-server.ts'
import { readServerConfig } from '../src/read-server-config.ts'

const stack = new AsyncDisposableStack()
let database: Database

beforeAll(async () => {
  const { url } = stack.use(await createTestDatabase())
  database = stack.use(createDatabase({ url }))
})
afterAll(() => stack.disposeAsync())

const feature = (name: string, housekeeping: (ctx: Context) => Promise<void>) =>
  defineFeature({ name, router: router({}), housekeeping })

async function serve(features: Record<string, ReturnType<typeof feature>>, everyMs?: number) {
  const lines: string[] = []
  const log = createLogger({
    level: 'error',
    destination: { write: (line: string) => lines.push(line) },
  })
  const env = { NODE_ENV: 'test', PORT: '0', DATA_DIR: testFolder() }
  const config = await readServerConfig(features, env)
  const every = everyMs === undefined ? {} : { housekeepingEveryMs: everyMs }
  const server = await createServer({ config, database, features, log, ...every })
  return { server, lines }
}

test('every round reaches every feature, as the operator; one that fails is logged and stops nothing', async () => {
  const rounds: string[] = []
  const { server, lines } = await serve(
    {
      broken: feature('broken', () => Promise.reject(new Error('no space left'))),
      sound: feature('sound', async (ctx) => {
        const { kind } = ctx.principal
        const answer = await ctx.db.$queryRaw`SELECT 1 AS one`
        rounds.push(`${kind} ${JSON.stringify(answer)}`)
      }),
    },
    10,
  )
  await expect.poll(() => rounds.length).toBeGreaterThan(2)
  await server.stop()
  expect(new Set(rounds)).toEqual(new Set(['operator [{"one":1}]']))
  expect(lines.length).toBeGreaterThan(1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'error',
    feature: 'broken',
    msg: 'housekeeping failed',
  })
})

test('GS1 stopping waits for what is under way, tells it so, and begins nothing more', async () => {
  const seen: string[] = []
  const { server } = await serve(
    {
      slow: feature('slow', async ({ signal }) => {
        seen.push('begun')
        await sleep(300)
        seen.push(signal.aborted ? 'told' : 'not told')
      }),
      next: feature('next', async () => {
        seen.push('next')
      }),
    },
    10,
  )
  await expect.poll(() => seen.length).toBe(1)
  await server.stop()
  expect(seen).toEqual(['begun', 'told'])
  await sleep(50)
  expect(seen).toHaveLength(2)
})

test('a server that just started has an hour, give or take, until then; stopping does not wait for it', async () => {
  let ran = 0
  const { server } = await serve({
    idle: feature('idle', async () => {
      ran += 1
    }),
  })
  await sleep(50)
  await server.stop()
  expect(ran).toBe(0)
})
