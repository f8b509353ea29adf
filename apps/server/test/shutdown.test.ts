import { createTestDatabase } from '@backarch/db/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { runChild, urlOf } from './support/child-server.ts'

const stack = new AsyncDisposableStack()
let databaseUrl = ''

beforeAll(async () => {
  databaseUrl = stack.use(await createTestDatabase()).url
})
afterAll(() => stack.disposeAsync())

const start = (env: Readonly<Record<string, string>> = {}) =>
  runChild('test/children/run-probe.ts', { DATABASE_URL: databaseUrl, ...env })

const slow = (url: string, ms: number) =>
  fetch(`${url}/v1/trpc/probe.slow?input=${encodeURIComponent(JSON.stringify({ json: { ms } }))}`)

describe('SIGTERM', () => {
  test('GS1 readiness fails first, requests end, streams are told to connect again, exit 0', async () => {
    await using server = start({ DRAIN_SECONDS: '2' })
    const url = await urlOf(server)
    const notice = server.printed()
    const leaver = new AbortController()
    await fetch(`${url}/v1/trpc/probe.ticks`, { signal: leaver.signal })
    leaver.abort()
    const stream = await fetch(`${url}/v1/trpc/probe.ticks`)
    const streamed = stream.text()
    const pending = [slow(url, 2_500), slow(url, 2_500)]
    // Until both are under way.
    expect((await slow(url, 1)).status).toBe(200)

    server.process.kill('SIGTERM')
    await expect.poll(async () => (await fetch(`${url}/v1/ready`)).status).toBe(503)
    expect(await (await fetch(`${url}/v1/ready`)).json()).toMatchObject({ status: 'stopping' })
    // New requests are still answered while the load balancer looks elsewhere.
    expect((await fetch(`${url}/v1/health`)).status).toBe(200)
    const late = await fetch(`${url}/v1/trpc/probe.ping`)
    expect([late.status, late.headers.get('connection')]).toEqual([200, 'close'])

    const replies = await Promise.all(pending)
    expect(replies.map((reply) => reply.status)).toEqual([200, 200])
    // So that nobody sends the next request down a connection that is about to go.
    expect(replies.map((reply) => reply.headers.get('connection'))).toEqual(['close', 'close'])
    expect(await Promise.all(replies.map((reply) => reply.json()))).toEqual([
      { result: { data: { json: 'done' } } },
      { result: { data: { json: 'done' } } },
    ])
    const events = await streamed
    expect(events).toContain('first')
    expect(events).toContain('retry: ')
    expect(events).not.toContain('event: return')

    // Nothing is printed of callers that leave, and nothing of the end.
    expect(await server.exit).toEqual({ code: 0, stderr: '', stdout: notice })
    await expect(fetch(`${url}/v1/health`)).rejects.toThrow('fetch failed')
  })

  test('GS1 an idle server ends at once, also with connections kept alive', async () => {
    await using server = start()
    const url = await urlOf(server)
    await Promise.all(Array.from({ length: 5 }, () => fetch(`${url}/v1/health`)))
    server.process.kill('SIGTERM')
    expect((await server.exit).code).toBe(0)
  })

  test('Ctrl-C is the same', async () => {
    await using server = start()
    await urlOf(server)
    server.process.kill('SIGINT')
    expect((await server.exit).code).toBe(0)
  })

  test('GS2 a second SIGTERM ends it at once', async () => {
    await using server = start()
    const url = await urlOf(server)
    const pending = slow(url, 60_000).catch(() => 'cut')
    await expect.poll(async () => (await fetch(`${url}/v1/ready`)).status).toBe(200)
    server.process.kill('SIGTERM')
    // Refused from now on, so the first signal has arrived.
    await expect
      .poll(() =>
        fetch(`${url}/v1/health`).then(
          () => 'open',
          () => 'closed',
        ),
      )
      .toBe('closed')
    expect(server.process.exitCode).toBeNull()
    server.process.kill('SIGTERM')
    expect((await server.exit).code).toBe(1)
    expect(await pending).toBe('cut')
  })
})
