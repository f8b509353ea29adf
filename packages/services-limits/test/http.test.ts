import { publicProcedure, router } from '@backarch/api'
import { createApiHandler } from '@backarch/api/http'
import { createTestDatabase } from '@backarch/db/testing'
import { expect, test } from 'vitest'
import { z } from 'zod'

import { consumeLimit, defineLimit } from '../src/index.ts'
import { freshName, testContext } from './support/replicas.ts'

/** A server's handler with one procedure that may be called `attempts` times from one address. */
async function createLimitedApi(attempts: number) {
  await using stack = new AsyncDisposableStack()
  const { db } = stack.use(await createTestDatabase())
  const limit = defineLimit({ name: freshName(), address: { attempts, seconds: 900 } })
  const ctx = testContext(db)
  const handler = createApiHandler({
    router: router({
      attempt: publicProcedure.output(z.literal('made')).mutation(async (call) => {
        await consumeLimit(call.ctx, limit)
        return 'made' as const
      }),
    }),
    endpoint: '/v1/trpc',
    createContext: ({ peer }) => Promise.resolve({ ...ctx, peer }),
    isSignedIn: () => Promise.resolve(false),
    allowedOrigins: [],
    log: ctx.log,
    stopping: new AbortController().signal,
  })
  const kept = stack.move()
  return {
    db,
    /** One request of that many calls. */
    send: async (calls: number) => {
      const path = Array.from({ length: calls }, () => 'attempt').join(',')
      const request = new Request(`http://localhost/v1/trpc/${path}?batch=1`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
      const reply = await handler(request, { address: '192.0.2.1', userAgent: null })
      const text = await reply.text()
      return {
        status: reply.status,
        retryAfter: reply.headers.get('retry-after'),
        made: text.split('"made"').length - 1,
        limited: text.split('"reason":"rate_limited"').length - 1,
      }
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

test('RL4 a batch of ten counts ten', async () => {
  await using api = await createLimitedApi(20)
  expect(await api.send(10)).toEqual({ status: 200, retryAfter: null, made: 10, limited: 0 })
  expect(await api.db.rateLimit.findMany({ select: { attempts: true } })).toEqual([
    { attempts: 10 },
  ])
})

test('RL4 RL1 calls in a batch are refused one by one, and the reply says when to try again', async () => {
  await using api = await createLimitedApi(4)
  expect(await api.send(10)).toEqual({ status: 207, retryAfter: '600', made: 4, limited: 6 })
  expect(await api.send(1)).toEqual({ status: 429, retryAfter: '600', made: 0, limited: 1 })
})

test('RL4 a batch over the size that a batch may have counts nothing', async () => {
  await using api = await createLimitedApi(4)
  expect(await api.send(11)).toMatchObject({ status: 400, made: 0 })
  expect(await api.db.rateLimit.count()).toBe(0)
})
