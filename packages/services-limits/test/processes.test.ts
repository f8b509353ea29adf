import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { outcome } from '@backarch/api/testing'
import { createTestDatabase } from '@backarch/db/testing'
import { expect, test } from 'vitest'

import { consumeLimit, defineLimit } from '../src/index.ts'
import { freshName, testContext } from './support/replicas.ts'

const run = promisify(execFile)
const child = join(import.meta.dirname, 'children/attempt.ts')

/** What another process over that database made of it. */
async function elsewhere(url: string, ...what: readonly string[]): Promise<Record<string, number>> {
  return JSON.parse((await run(process.execPath, [child, url, ...what])).stdout)
}

test('RL1 two processes share one limit, and what one forgives is forgiven in both', async () => {
  await using scratch = await createTestDatabase()
  const ctx = testContext(scratch.db)
  const limit = defineLimit({ name: freshName(), account: { attempts: 10, seconds: 900 } })
  const here = () => outcome(consumeLimit(ctx, limit, { account: 'ada@example.com' }))

  const both = await Promise.all([
    elsewhere(scratch.url, limit.name, 'attempts', '8'),
    elsewhere(scratch.url, limit.name, 'attempts', '8'),
  ])
  const sum = (word: string) => both.reduce((total, counts) => total + (counts[word] ?? 0), 0)
  expect([sum('ok'), sum('rate_limited')]).toEqual([10, 6])
  expect(await here()).toBe('rate_limited')

  await elsewhere(scratch.url, limit.name, 'forgive')
  // This process remembers for five seconds that it was refused.
  await expect.poll(here, { interval: 200 }).toBe('ok')
})

test('RL3 DS1 without a database, strangers cannot make a process count without end', async () => {
  const nowhere = 'postgres://nobody@127.0.0.1:1/none'
  const counts = await elsewhere(nowhere, freshName(), 'strangers', '11000')
  expect(counts).toEqual({ ok: 10_000, rate_limited: 1_000 })
})
