import { AppError, createLogger } from '@backarch/core'
import { createDatabase } from '@backarch/db'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { createApiHandler } from '../src/http/index.ts'
import { publicProcedure, router } from '../src/index.ts'
import { createTestContext } from '../src/testing.ts'

const limited = (retryAfterSeconds: unknown) =>
  new AppError('RATE_LIMITED', 'Wait.', {
    details: { reason: 'rate_limited', retryAfterSeconds, account: 'ada@example.com' },
  })

const appRouter = router({
  ping: publicProcedure.output(z.string()).query(() => 'pong'),
  wait: publicProcedure
    .input(z.strictObject({ seconds: z.unknown() }))
    .output(z.null())
    .query(({ input }) => {
      throw limited(input.seconds)
    }),
})

const database = createDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' })

/** Asks for these waits, in one batch when they are several. */
function ask(
  inputs: readonly unknown[],
  {
    refusedAtTheDoor,
    headers = {},
  }: { refusedAtTheDoor?: AppError; headers?: Record<string, string> } = {},
): Promise<Response> {
  const handler = createApiHandler({
    router: appRouter,
    endpoint: '/v1/trpc',
    createContext: () =>
      refusedAtTheDoor
        ? Promise.reject(refusedAtTheDoor)
        : Promise.resolve(createTestContext({ db: database.db })),
    isSignedIn: () => Promise.resolve(true),
    allowedOrigins: [],
    log: createLogger({ level: 'silent' }),
    stopping: new AbortController().signal,
  })
  const calls = inputs.map((seconds) => ({ json: { seconds } }))
  const isBatch = calls.length > 1
  const path = isBatch ? [...calls.map(() => 'wait'), 'ping'].join(',') : 'wait'
  const url = new URL(`http://localhost/v1/trpc/${path}`)
  if (isBatch) url.searchParams.set('batch', '1')
  const input = isBatch ? Object.fromEntries(calls.entries()) : calls[0]
  url.searchParams.set('input', JSON.stringify(input))
  return handler(new Request(url, { headers }), { address: '127.0.0.1', userAgent: null })
}

describe('RL1 when to try again', () => {
  test('RL1 a header for the network, a number for the program, and no other detail', async () => {
    const reply = await ask([240])
    expect(reply.status).toBe(429)
    expect(reply.headers.get('retry-after')).toBe('240')
    const text = await reply.text()
    expect(JSON.parse(text)).toMatchObject({
      error: {
        json: {
          message: 'Wait.',
          data: { code: 'TOO_MANY_REQUESTS', reason: 'rate_limited', retryAfterSeconds: 240 },
        },
      },
    })
    expect(text).not.toContain('ada@')
  })

  test('of a batch the longest, though one call of it succeeded', async () => {
    const reply = await ask([5, 900, 60])
    expect(reply.status).toBe(207)
    expect(reply.headers.get('retry-after')).toBe('900')
    expect(await reply.text()).toContain('pong')
  })

  test('of a streamed batch each call says so for itself: its head is gone before they are made', async () => {
    const reply = await ask([5, 900], { headers: { 'trpc-accept': 'application/jsonl' } })
    expect(reply.headers.get('retry-after')).toBeNull()
    expect(await reply.text()).toMatch(/"retryAfterSeconds":5\b.*"retryAfterSeconds":900\b/s)
  })

  test('of a caller who is refused before any procedure', async () => {
    const reply = await ask([1], { refusedAtTheDoor: limited(30) })
    expect(reply.status).toBe(429)
    expect(reply.headers.get('retry-after')).toBe('30')
    expect(await reply.text()).toContain('"retryAfterSeconds":30')
  })

  test.each([0, -1, 1.5, '7', null, 1e300, { valueOf: 1 }, '5\r\nset-cookie: a=b'])(
    '%j is no number of seconds, and is left out',
    async (seconds) => {
      const reply = await ask([seconds])
      expect(reply.status).toBe(429)
      expect(reply.headers.get('retry-after')).toBeNull()
      expect(await reply.text()).not.toContain('retryAfterSeconds')
    },
  )
})
