import { AppError } from '@backarch/core'
import { describe, expect, test } from 'vitest'

import { createTestApi, pageOrigin, signedIn } from './support/test-api.ts'

const body = '{"json":{"value":1}}'

const touches = (count: number) => Array.from({ length: count }, () => 'touch').join(',')

const exactly = (size: number) => {
  const frame = '{"json":{"value":""}}'
  return `{"json":{"value":"${'x'.repeat(size - frame.length)}"}}`
}

describe('DS1 a stranger fills no memory with a large body', () => {
  const large = exactly(1024 * 1024)
  const chunked = () => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: new Blob([large]).stream(),
    duplex: 'half' as const,
  })

  test('DS1 above the default limit it is 401, whatever the procedure, and nothing ran', async () => {
    const api = createTestApi()
    const declared = { 'content-length': String(large.length) }
    const replies = [
      await api.post('save', large, declared),
      await api.send('save', chunked()),
      await api.post('touch,save?batch=1', large),
    ]
    expect(replies.map((reply) => reply.status)).toEqual([401, 401, 401])
    expect(await replies[0]?.json()).toMatchObject({
      error: { json: { message: 'Sign in first.', data: { reason: 'signed_out' } } },
    })
    expect(api.ran).toEqual([])
  })

  test('up to the default limit a stranger is like anybody', async () => {
    const small = exactly(1000)
    const reply = await createTestApi().post('save', small, { 'content-length': '1000' })
    expect(reply.status).toBe(200)
  })

  test('whoever signed in is recognised once, and a failure to recognise keeps its sentence', async () => {
    let asked = 0
    const api = createTestApi((ctx, headers) => {
      asked += 1
      return signedIn(ctx, headers)
    })
    expect((await api.send('save', chunked())).status).toBe(200)
    expect(asked).toBe(1)
    const down = new AppError('UNAVAILABLE', 'Try again.', { details: { reason: 'down' } })
    const reply = await createTestApi(() => Promise.reject(down)).post('save', large)
    expect(reply.status).toBe(503)
    expect(await reply.json()).toMatchObject({
      error: { json: { message: 'Try again.', data: { reason: 'down' } } },
    })
  })
})

describe('CS1 a mutation runs for a JSON POST only', () => {
  const types = [
    'multipart/form-data; boundary=x',
    'application/octet-stream',
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonl',
    'application/json+evil',
    'text/json',
    '',
  ]
  test.each(types)('CS1 content type %j', async (type) => {
    const api = createTestApi()
    const paths = ['echo', 'touch', 'echo,touch?batch=1']
    const replies = await Promise.all(
      paths.map((path) => api.post(path, new TextEncoder().encode(body), { 'content-type': type })),
    )
    expect(replies.map((reply) => reply.status)).toEqual([415, 415, 415])
    expect(api.ran).toEqual([])
  })

  test('CS1 no content type', async () => {
    const api = createTestApi()
    const reply = await api.send('touch', { method: 'POST', body: new TextEncoder().encode(body) })
    expect(reply.status).toBe(415)
    expect((await api.send('touch', { method: 'POST' })).status).toBe(415)
    expect(api.ran).toEqual([])
  })

  test.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'])('CS1 method %s', async (method) => {
    const api = createTestApi()
    const headers = { 'content-type': 'application/json' }
    const replies = await Promise.all(
      ['touch', `echo?input=${encodeURIComponent(body)}`, 'touch,touch?batch=1'].map((path) =>
        api.send(path, { method, headers }),
      ),
    )
    expect(replies.map((reply) => reply.status)).toEqual([405, 405, 405])
    expect(api.ran).toEqual([])
  })

  test('CS1 a GET that claims to be a form runs nothing', async () => {
    const api = createTestApi()
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    const reply = await api.send('touch', { headers })
    expect(reply.status).toBe(405)
    expect(api.ran).toEqual([])
  })

  test('a JSON POST runs, whatever the case and parameters of its type', async () => {
    const api = createTestApi()
    const reply = await api.post('echo', body, {
      'content-type': 'Application/JSON; charset=utf-8',
    })
    expect(reply.status).toBe(200)
    expect(api.ran).toEqual(['echo'])
  })
})

describe('CS2 CS3 other origins', () => {
  const foreign = [
    'https://evil.example',
    'https://evil-app.example.com',
    'https://app.example.com.evil.example',
    'http://app.example.com',
    'https://app.example.com:8443',
    'HTTPS://APP.EXAMPLE.COM',
    'null',
    '',
  ]
  test.each(foreign)('CS2 CS3 %j may not call and may not read', async (origin) => {
    const api = createTestApi()
    const headers = { origin, cookie: 'session=1' }
    const replies = await Promise.all([
      api.post('touch', '', headers),
      api.send('ping', { headers }),
      api.send('touch', { method: 'OPTIONS', headers }),
    ])
    expect(replies.map((reply) => reply.status)).toEqual([403, 403, 403])
    for (const reply of replies) {
      expect(reply.headers.get('access-control-allow-origin')).toBeNull()
    }
    expect(api.ran).toEqual([])
  })

  test.each(['cross-site', 'same-site', 'nonsense'])('CS2 Sec-Fetch-Site %s', async (site) => {
    const api = createTestApi()
    const reply = await api.post('touch', '', { 'sec-fetch-site': site, cookie: 'session=1' })
    expect(reply.status).toBe(403)
    expect(api.ran).toEqual([])
  })

  test('CS3 the listed origin may call and read, and no other header speaks for it', async () => {
    const api = createTestApi()
    const headers = { origin: pageOrigin, 'sec-fetch-site': 'cross-site' }
    const preflight = await api.send('touch', { method: 'OPTIONS', headers })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe(pageOrigin)
    const reply = await api.post('touch', '', headers)
    expect(reply.status).toBe(200)
    expect(reply.headers.get('access-control-allow-origin')).toBe(pageOrigin)
    expect(reply.headers.get('access-control-allow-credentials')).toBe('true')
    expect(reply.headers.get('vary')).toContain('origin')
  })

  test('a program, which sends neither header, may call', async () => {
    const api = createTestApi()
    const reply = await api.post('touch', '')
    expect(reply.status).toBe(200)
    expect(reply.headers.get('access-control-allow-origin')).toBeNull()
    expect((await api.send('ping', { headers: { 'sec-fetch-site': 'same-origin' } })).status).toBe(
      200,
    )
  })
})

describe('IN7 bodies over the limit', () => {
  const limit = 256 * 1024

  test('IN7 one byte over is refused, the limit itself is not', async () => {
    const api = createTestApi()
    expect((await api.post('echo', exactly(limit))).status).toBe(200)
    expect((await api.post('echo', exactly(limit + 1))).status).toBe(413)
    expect(
      (await api.post('echo', exactly(limit), { 'content-length': String(limit) })).status,
    ).toBe(200)
    expect(
      (await api.post('echo', exactly(limit + 1), { 'content-length': String(limit + 1) })).status,
    ).toBe(413)
  })

  test('IN7 a stream without a length is read no further than the limit', async () => {
    const api = createTestApi()
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1
        controller.enqueue(new Uint8Array(64 * 1024).fill(0x20))
      },
    })
    const reply = await api.send('echo', {
      method: 'POST',
      body: endless,
      headers: { 'content-type': 'application/json' },
      duplex: 'half',
    })
    expect(reply.status).toBe(413)
    expect(pulled).toBeLessThan(10)
  })

  test('IN7 a compressed body is not unpacked', async () => {
    const api = createTestApi()
    const replies = await Promise.all(
      ['gzip', 'br', 'deflate', 'gzip, identity'].map((encoding) =>
        api.post('echo', body, { 'content-encoding': encoding }),
      ),
    )
    expect(replies.map((reply) => reply.status)).toEqual([415, 415, 415, 415])
    expect((await api.post('echo', body, { 'content-encoding': 'identity' })).status).toBe(200)
  })

  test('a procedure that declares a larger limit has it, in a batch too', async () => {
    const api = createTestApi(signedIn)
    expect((await api.post('save', exactly(1024 * 1024))).status).toBe(200)
    expect((await api.post('save', exactly(4 * 1024 * 1024 + 1))).status).toBe(413)
    const batch = `{"0":${exactly(1024 * 1024)}}`
    expect((await api.post('save?batch=1', batch)).status).toBe(200)
    expect((await api.post('echo?batch=1', batch)).status).toBe(413)
  })
})

describe('IN8 batches', () => {
  test('IN8 ten calls run, eleven do not', async () => {
    const api = createTestApi()
    expect((await api.post(`${touches(10)}?batch=1`, '{}')).status).toBe(200)
    expect(api.ran).toHaveLength(10)
    expect((await api.post(`${touches(11)}?batch=1`, '{}')).status).toBe(400)
    expect((await api.post(`${touches(11).replaceAll(',', '%2C')}?batch=1`, '{}')).status).toBe(400)
    expect(api.ran).toHaveLength(10)
  })

  test('IN8 two thousand commas get a short 400', async () => {
    const api = createTestApi()
    for (const path of [
      ','.repeat(2000),
      `${','.repeat(2000)}?batch=1`,
      `${'%2c'.repeat(2000)}?batch=1`,
    ]) {
      const [get, post] = await Promise.all([api.send(path), api.post(path, '{}')])
      for (const reply of [get, post]) {
        expect(reply.status).toBe(400)
        expect((await reply.text()).length).toBeLessThan(2048)
      }
    }
  })

  test('IN8 a batch of failures answers briefly and repeats nothing of the request', async () => {
    const api = createTestApi()
    const long = 'x'.repeat(1500)
    const reply = await api.send(`${Array.from({ length: 10 }, () => long).join(',')}?batch=1`)
    const text = await reply.text()
    expect(reply.status).toBe(404)
    expect(text.length).toBeLessThan(4096)
  })
})
