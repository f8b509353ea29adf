import { gzipSync } from 'node:zlib'

import { createTestDatabase } from '@backarch/db/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { hangUp, rawRequest, statusOf } from './support/raw-request.ts'
import { probe } from './support/test-feature.ts'
import { createTestServer } from './support/test-server.ts'

const stack = new AsyncDisposableStack()
let url = ''
let proxied = ''

beforeAll(async () => {
  const { database } = stack.use(await createTestDatabase())
  url = stack.use(await createTestServer(database, { probe })).url
  const env = { TRUST_PROXY: '1', PUBLIC_URL: 'https://backarch.example.com' }
  proxied = stack.use(await createTestServer(database, { probe }, env)).url
})
afterAll(() => stack.disposeAsync())

const post = (extra: string, body: string) =>
  `POST /v1/trpc/probe.echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${extra}\r\n${body}`

const call = async (base: string, path: string, init?: RequestInit): Promise<unknown> => {
  const reply = await fetch(`${base}/v1/trpc/${path}`, init)
  const { result }: { result: { data: { json: unknown } } } = JSON.parse(await reply.text())
  return result.data.json
}

describe('what it serves', () => {
  test('procedures, the database behind them, health, readiness and a page', async () => {
    expect(await call(url, 'probe.ping')).toBe('pong')
    expect(await call(url, 'probe.database')).toBe(42)
    expect((await fetch(`${url}/v1/health`)).status).toBe(200)
    const ready = await fetch(`${url}/v1/ready`)
    expect(ready.status).toBe(200)
    expect(await ready.json()).toMatchObject({
      status: 'ready',
      checks: {
        database: { status: 'ok' },
        migrations: { status: 'ok' },
        storage: { status: 'not configured' },
      },
    })
    const page = await fetch(`${url}/`)
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(await page.text()).toContain('probe.echo')
  })

  test('CS5 every reply carries the security headers, HSTS where the public address is https', async () => {
    const paths = ['/', '/v1/health', '/v1/ready', '/v1/trpc/probe.ping', '/v1/trpc/none', '/none']
    const replies = await Promise.all(paths.map((path) => fetch(`${url}${path}`)))
    for (const { headers } of replies) {
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('strict-transport-security')).toBeNull()
    }
    const secure = await fetch(`${proxied}/v1/trpc/probe.ping`)
    expect(secure.headers.get('strict-transport-security')).toContain('max-age=')
  })

  test('what is not there', async () => {
    const replies = await Promise.all([
      fetch(`${url}/v1`),
      fetch(`${url}/.env`),
      fetch(`${url}/v1/trpc/none.such`),
      fetch(`${url}/`, { method: 'POST' }),
      fetch(`${url}/v1/health`, { method: 'DELETE' }),
    ])
    expect(replies.map((reply) => reply.status)).toEqual([404, 404, 404, 405, 405])
  })

  test('its own page may call it, and no other page', async () => {
    const own = await fetch(`${url}/v1/trpc/probe.ping`, { headers: { origin: url } })
    expect(own.status).toBe(200)
    const numeric = { origin: url.replace('localhost', '127.0.0.1') }
    expect((await fetch(`${url}/v1/trpc/probe.ping`, { headers: numeric })).status).toBe(200)
    const named = { origin: 'https://backarch.example.com' }
    expect((await fetch(`${proxied}/v1/trpc/probe.ping`, { headers: named })).status).toBe(200)
    expect((await fetch(`${proxied}/v1/trpc/probe.ping`, { headers: numeric })).status).toBe(403)
    const port = new URL(url).port
    const others = [`http://evil.example:${port}`, 'https://backarch.example.com', 'null']
    for (const origin of others) {
      const reply = await fetch(`${url}/v1/trpc/probe.ping`, { headers: { origin } })
      expect(reply.status).toBe(403)
    }
  })

  test('CS2 a page that rebinds its name to this machine is still another page', async () => {
    const { port } = new URL(url)
    const reply = await rawRequest(url, [
      `GET /v1/trpc/probe.ping HTTP/1.1\r\nHost: evil.example:${port}\r\nOrigin: http://evil.example:${port}\r\nConnection: close\r\n\r\n`,
    ])
    expect(statusOf(reply)).toBe(403)
  })
})

describe('CS2 a name that a page gave this machine (DNS rebinding)', () => {
  const ask = async (base: string, host: string) => {
    const targets = ['/', '/v1/trpc/probe.ping', '/v1/health']
    const replies = await Promise.all(
      targets.map((target) =>
        rawRequest(base, [`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`]),
      ),
    )
    return replies.map(statusOf)
  }

  test.each([
    'evil.example',
    'evil.example:4000',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
  ])('CS2 %s is refused without an Origin too', async (host) => {
    expect(await ask(url, host)).toEqual([403, 403, 403])
  })

  test.each(['localhost', 'LOCALHOST:4000', '127.0.0.1:4000', '[::1]:4000', 'app.localhost'])(
    '%s is this machine',
    async (host) => {
      expect(await ask(url, host)).toEqual([200, 200, 200])
    },
  )

  test('behind a proxy of ours the name is the proxy’s affair', async () => {
    expect(await ask(proxied, 'backend')).toEqual([200, 200, 200])
  })
})

describe('who calls', () => {
  test('without an auth feature everybody is anonymous', async () => {
    expect(await call(url, 'probe.peer', { headers: { authorization: 'Bearer x' } })).toEqual({
      address: '127.0.0.1',
      principal: 'anonymous',
    })
  })
})

describe('hostile bytes', () => {
  const body = '{"json":{"text":"x"}}'
  const over = `{"json":{"text":"${'x'.repeat(256 * 1024)}"}}`

  test('IN7 a declared length over the limit is refused before the body is sent', async () => {
    const reply = await rawRequest(url, [post('Content-Length: 99999999\r\n', '{')])
    expect(statusOf(reply)).toBe(413)
    expect(reply.toLowerCase()).toContain('connection: close')
  })

  test('IN7 a chunked body without end is refused at the limit', async () => {
    const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`
    const reply = await rawRequest(url, [
      post('Transfer-Encoding: chunked\r\n', ''),
      ...Array.from({ length: 8 }, () => chunk),
    ])
    expect(statusOf(reply)).toBe(413)
  })

  test('IN7 one byte over in chunks, and the limit itself', async () => {
    const sent = (text: string) =>
      rawRequest(url, [
        post('Transfer-Encoding: chunked\r\nConnection: close\r\n', ''),
        `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`,
      ])
    expect(statusOf(await sent(over.slice(0, 256 * 1024 - 3) + '"}}'))).toBe(200)
    expect(statusOf(await sent(over))).toBe(413)
  })

  test('IN7 a gzip bomb is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024))
    const headers = `Content-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\nConnection: close\r\n`
    expect(statusOf(await rawRequest(url, [post(headers, ''), bomb]))).toBe(415)
  })

  test('a length and chunks at once, two lengths, and a bad length are no request', async () => {
    const headers = [
      'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n',
      'Content-Length: 5\r\nContent-Length: 6\r\n',
      'Content-Length: -1\r\n',
      'Content-Length: 0x10\r\n',
      'Transfer-Encoding: gzip\r\n',
    ]
    const replies = await Promise.all(headers.map((extra) => rawRequest(url, [post(extra, body)])))
    expect(replies.map(statusOf)).toEqual([400, 400, 400, 400, 400])
  })

  test('a target that is no path of ours is answered without a fault', async () => {
    const targets = [
      '*',
      'x',
      '//v1/trpc/probe.ping',
      '/v1/trpc/../trpc/probe.ping',
      '/\\v1',
      '/%',
      '/v1/trpc/%E0%A4%A',
    ]
    const replies = await Promise.all(
      targets.map((target) =>
        rawRequest(url, [`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`]),
      ),
    )
    for (const reply of replies) {
      expect(statusOf(reply)).toBeLessThan(500)
      expect(statusOf(reply)).toBeGreaterThanOrEqual(200)
    }
    expect(await call(url, 'probe.ping')).toBe('pong')
  })

  test('a host that is no host, and headers without end', async () => {
    const strange = ['', 'a b', '[::', 'x/../y', `${'a'.repeat(300)}:99999`]
    const replies = await Promise.all([
      ...strange.map((host) =>
        rawRequest(url, [`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`]),
      ),
      rawRequest(url, [`GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`]),
    ])
    for (const reply of replies) expect(statusOf(reply)).toBeLessThan(500)
    expect(statusOf(replies.at(-1) ?? '')).toBe(431)
  })

  test('a caller that hangs up in the middle takes nothing down', async () => {
    const start = post('Content-Length: 100\r\n', '{"json"')
    await Promise.all(Array.from({ length: 20 }, () => hangUp(url, start)))
    expect(await call(url, 'probe.ping')).toBe('pong')
  })

  test('ER1 no reply names a file, a module or a version', async () => {
    const replies = await Promise.all([
      rawRequest(url, ['NONSENSE\r\n\r\n']),
      rawRequest(url, ['GET / HTTP/9.9\r\nHost: x\r\n\r\n']),
      rawRequest(url, [post('Connection: close\r\n', body)]),
      rawRequest(
        url,
        ['GET /v1/trpc/probe.echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
        /\}$/,
      ),
    ])
    for (const reply of replies)
      expect(reply).not.toMatch(/node|hono|trpc\/server|\.ts|\.mjs|server:/i)
  })
})
