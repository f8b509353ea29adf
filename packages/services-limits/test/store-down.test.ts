import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

import { outcome } from '@backarch/api/testing'
import { createDatabase, type Db } from '@backarch/db'
import { createTestDatabase } from '@backarch/db/testing'
import { describe, expect, test } from 'vitest'

import { consumeLimit, defineLimit, forgiveLimit, type AccountLimit } from '../src/index.ts'
import { freshName, from, testContext } from './support/replicas.ts'

const ada = { account: 'ada@example.com' }

const accountLimit = (allowed: number) =>
  defineLimit({ name: freshName(), account: { attempts: allowed, seconds: 900 } })

/** The outcomes of that many attempts, all at once. */
async function attempts(ctx: ReturnType<typeof testContext>, limit: AccountLimit, times: number) {
  const calls = Array.from({ length: times }, () => outcome(consumeLimit(ctx, limit, ada)))
  const outcomes = await Promise.all(calls)
  return outcomes.filter((one) => one === 'ok').length
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

describe('RL3 the database is down', () => {
  test('RL3 a quarter of the limit holds in each process, never none, and one line says so', async () => {
    await using nowhere = createDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' })
    const lines: string[] = []
    const ctx = testContext(nowhere.db, lines)
    const limit = accountLimit(20)
    expect(await attempts(ctx, limit, 30)).toBe(5)
    expect(await attempts(ctx, limit, 30)).toBe(0)
    expect(lines.filter((line) => line.includes('cannot be reached'))).toHaveLength(1)
    expect(lines.filter((line) => line.includes('a rate limit was reached'))).toHaveLength(1)
    expect(lines.join('')).not.toContain('ada@')
  })

  test('RL3 a limit of a few attempts still lets one through', async () => {
    await using nowhere = createDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' })
    expect(await attempts(testContext(nowhere.db), accountLimit(3), 10)).toBe(1)
  })

  test('RL3 the address and the network are limited too', async () => {
    await using nowhere = createDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' })
    const ctx = testContext(nowhere.db)
    const limit = defineLimit({
      name: freshName(),
      address: { attempts: 8, seconds: 900 },
      network: { attempts: 16, seconds: 900 },
    })
    const outcomes: unknown[] = []
    for (let call = 0; call < 12; call++) {
      const address = `2001:db8::${call < 6 ? 1 : call}`
      outcomes.push(await outcome(consumeLimit(from(ctx, address), limit)))
    }
    expect(outcomes.map((one) => (one === 'ok' ? 1 : 0)).join('')).toBe('110000000000')
  })

  test('RL3 the next window starts anew, and a success forgives the account', async () => {
    await using nowhere = createDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' })
    const ctx = testContext(nowhere.db)
    const limit = accountLimit(8)
    expect(await attempts(ctx, limit, 5)).toBe(2)
    const later = { ...ctx, now: () => new Date(ctx.now().getTime() + 900_000) }
    expect(await attempts(later, limit, 5)).toBe(2)
    await forgiveLimit(ctx, limit, ada)
    expect(await attempts(ctx, limit, 5)).toBe(2)
  })

  test('RL3 a database that stops while the server runs', async () => {
    await using scratch = await createTestDatabase()
    const ctx = testContext(scratch.db)
    const limit = accountLimit(8)
    expect(await attempts(ctx, limit, 3)).toBe(3)
    await scratch.database.close()
    expect(await attempts(ctx, limit, 20)).toBe(2)
  })
})

describe('RL3 the database hangs', () => {
  test('RL3 a server that takes connections and says nothing costs a call one second, and the next ones none', async () => {
    const silent = createServer()
    silent.listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const address = silent.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const url = `postgres://nobody@127.0.0.1:${port}/none`
    await using hanging = createDatabase({ url, connectionTimeoutMillis: 4_000 })
    const ctx = testContext(hanging.db)
    const limit = defineLimit({
      name: freshName(),
      account: { attempts: 20, seconds: 900 },
      address: { attempts: 50, seconds: 900 },
      network: { attempts: 200, seconds: 900 },
    })
    const attempt = () => milliseconds(() => consumeLimit(ctx, limit, ada))
    const first = await attempt()
    expect(first).toBeGreaterThan(900)
    expect(first).toBeLessThan(3_000)
    expect(await attempt()).toBeLessThan(900)
    silent.close()
  })

  test('RL3 a table that is locked: a process’s own limit, then the shared one again, told once each', async () => {
    await using scratch = await createTestDatabase()
    await using other = createDatabase({ url: scratch.url })
    const lines: string[] = []
    const ctx = testContext(scratch.db, lines)
    const limit = accountLimit(8)
    expect(await attempts(ctx, limit, 4)).toBe(4)
    await withLock(other.db, async () => {
      expect(await milliseconds(() => attempts(ctx, limit, 1))).toBeLessThan(3_000)
      expect(await attempts(ctx, limit, 20)).toBeLessThanOrEqual(1)
    })
    // What hung is counted when the lock is gone: an attempt may count twice, never not at all.
    await expect.poll(() => lines.join(''), { interval: 300 }).toContain('cannot be reached')
    await sleep(2_100)
    const left = await attempts(ctx, limit, 20)
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThanOrEqual(4)
    expect(lines.filter((line) => line.includes('cannot be reached'))).toHaveLength(1)
    expect(lines.filter((line) => line.includes('are back'))).toHaveLength(1)
  })
})

async function withLock(
  db: Db & Pick<ReturnType<typeof createDatabase>['db'], '$transaction'>,
  work: () => Promise<void>,
) {
  await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`LOCK TABLE rate_limit IN ACCESS EXCLUSIVE MODE`
      await work()
    },
    { timeout: 20_000 },
  )
}
