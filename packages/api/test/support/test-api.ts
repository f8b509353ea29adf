import { AppError, createLogger } from '@backarch/core'
import { createDatabase } from '@backarch/db'
import type { AnyTRPCRouter } from '@trpc/server'
import { z } from 'zod'

import { createApiHandler } from '../../src/http/index.ts'
import { contextFactory, publicProcedure, router, type ServerParts } from '../../src/index.ts'
import { createTestContext } from '../../src/testing.ts'

const anything = z.strictObject({ value: z.json() })
const failures = z.enum(['app', 'plain', 'sql', 'text', 'zod', 'output'])

/** Stands for what no reply may show. */
export const secret = 'kangaroo-4711'

export const pageOrigin = 'https://app.example.com'

/** Every request carries the credential of one session. */
export const signedIn: NonNullable<ServerParts['authenticate']> = () =>
  Promise.resolve({ kind: 'session', userId: 'u', sessionId: 's' })

/** A handler over a small router (or one of yours) that counts what ran, with the lines it logged. */
export function createTestApi(authenticate?: ServerParts['authenticate'], served?: AnyTRPCRouter) {
  const ran: string[] = []
  const lines: string[] = []
  const stop = new AbortController()
  const echo = publicProcedure.input(anything).output(anything)
  const appRouter = router({
    ping: publicProcedure.output(z.string()).query(() => 'pong'),
    me: publicProcedure.output(z.string()).query(({ ctx: { principal } }) => {
      if (principal.kind !== 'anonymous') return principal.kind
      throw new AppError('UNAUTHORIZED', 'Sign in first.', { details: { reason: 'signed_out' } })
    }),
    echo: echo.mutation(({ input }) => {
      ran.push('echo')
      return input
    }),
    save: echo.meta({ bodyLimit: 4 * 1024 * 1024 }).mutation(({ input }) => {
      ran.push('save')
      return input
    }),
    touch: publicProcedure.output(z.null()).mutation(() => {
      ran.push('touch')
      return null
    }),
    count: publicProcedure
      .input(z.strictObject({ take: z.int().min(1).max(100), id: z.string().min(1) }))
      .output(z.number())
      .query(({ input }) => {
        ran.push('count')
        return input.take
      }),
    when: publicProcedure
      .input(z.strictObject({ at: z.date(), note: z.string().optional() }))
      .output(z.strictObject({ at: z.date(), tags: z.set(z.string()) }))
      .query(({ input }) => ({ at: input.at, tags: new Set(['a']) })),
    fail: publicProcedure
      .input(z.strictObject({ how: failures }))
      .output(z.string())
      .mutation(({ input }) => fail(input.how)),
    circle: publicProcedure.output(z.unknown()).query(() => {
      const circle: Record<string, unknown> = { name: secret }
      circle['self'] = circle
      return circle
    }),
    ticks: publicProcedure.subscription(async function* ticks({ ctx }) {
      yield 1
      await new Promise<void>((resolve) => {
        ctx.signal.addEventListener('abort', () => resolve(), { once: true })
      })
      ran.push('ticks ended')
    }),
  })
  const database = createDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' })
  const log = createLogger({ level: 'debug', destination: { write: (line) => lines.push(line) } })
  const shared = { ...createTestContext({ db: database.db }), log }
  const handler = createApiHandler({
    router: served ?? appRouter,
    endpoint: '/v1/trpc',
    createContext: contextFactory(shared, authenticate),
    isSignedIn: ({ credential }) => Promise.resolve(credential !== null),
    allowedOrigins: [pageOrigin],
    log,
    stopping: stop.signal,
  })
  const peer = { address: '203.0.113.7', userAgent: null }
  return {
    ran,
    lines,
    stop,
    appRouter,
    send: (path: string, init: RequestInit = {}) =>
      handler(new Request(`http://localhost/v1/trpc/${path}`, init), peer),
    /** POST of a text as JSON. */
    post: (
      path: string,
      body: NonNullable<RequestInit['body']>,
      headers: Record<string, string> = {},
    ) =>
      handler(
        new Request(`http://localhost/v1/trpc/${path}`, {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/json', ...headers },
        }),
        peer,
      ),
    fetch: (input: string | URL | Request, init?: RequestInit) =>
      handler(new Request(input, init), peer),
  }
}

function fail(how: z.output<typeof failures>): string {
  switch (how) {
    case 'app':
      throw new AppError('CONFLICT', 'Somebody else saved first.', {
        details: { reason: 'stale_version', host: secret },
      })
    case 'plain':
      throw new Error(`connect ECONNREFUSED 10.1.2.3:5432 /srv/app/${secret}`)
    case 'sql':
      throw Object.assign(new Error(`duplicate key value (${secret})`), { code: '23505' })
    case 'text':
      // oxlint-disable-next-line typescript/only-throw-error -- what careless code does.
      throw secret
    case 'zod':
      return z.string().max(1).parse(secret)
    case 'output':
      return z.any().parse(4711)
    default:
      return how satisfies never
  }
}
