import { AppError, errorCodes } from '@backarch/core'
import { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { toTrpcError } from '../src/errors.ts'
import { describeIssues } from '../src/issues.ts'
import { createTestApi, secret } from './support/test-api.ts'

const call = async (how: string) => {
  const api = createTestApi()
  const reply = await api.post('fail', JSON.stringify({ json: { how } }))
  return { reply, text: await reply.text(), log: api.lines.join('') }
}

describe('what a caller is told', () => {
  test.each(errorCodes)('%s keeps its message and gets a status below 600 of its own', (code) => {
    const error = toTrpcError(new AppError(code, 'Say this.'))
    expect(error.message).toBe('Say this.')
    expect(error.code).not.toBe('INTERNAL_SERVER_ERROR')
  })

  test('every code has its own tRPC code and a fitting status', () => {
    const mapped = errorCodes.map((code) => toTrpcError(new AppError(code, '')))
    expect(new Set(mapped.map((error) => error.code)).size).toBe(errorCodes.length)
    expect(mapped.map((error) => getHTTPStatusCodeFromError(error))).toEqual([
      401, 403, 404, 409, 400, 402, 422, 429, 503,
    ])
  })

  test('a foreseen failure: its sentence, its code and its reason, and no other detail', async () => {
    const { reply, text } = await call('app')
    expect(reply.status).toBe(409)
    expect(JSON.parse(text)).toEqual({
      error: {
        json: {
          message: 'Somebody else saved first.',
          code: -32009,
          data: {
            code: 'CONFLICT',
            httpStatus: 409,
            reason: 'stale_version',
            path: 'fail',
            requestId: reply.headers.get('x-request-id'),
          },
        },
      },
    })
  })

  test.each(['plain', 'sql', 'text', 'zod', 'output'])(
    'ER1 an unforeseen failure (%s)',
    async (how) => {
      const { reply, text, log } = await call(how)
      const requestId = reply.headers.get('x-request-id') ?? ''
      expect(reply.status).toBe(500)
      expect(requestId).not.toBe('')
      expect(JSON.parse(text)).toMatchObject({
        error: {
          json: {
            message: `Something went wrong on our side. Quote request ${requestId} when you ask for help.`,
          },
        },
      })
      for (const leak of [
        secret,
        '10.1.2.3',
        '/srv',
        'at ',
        'stack',
        '23505',
        'duplicate',
        'expected string',
      ]) {
        expect(text).not.toContain(leak)
      }
      // The log, and only the log, has the details, under the same id, once.
      expect(log).toContain(requestId)
      expect(log.match(/"level":"error"/g)).toHaveLength(1)
    },
  )

  test('ER1 tRPC itself repeats nothing of the request', async () => {
    const api = createTestApi()
    const replies = await Promise.all([
      api.send(secret),
      api.post(secret, '{"json":1}'),
      api.post('echo', `{"json":{"value":"${secret}"`),
      api.send(`ping,touch?batch=1&x=${secret}`),
      api.post(`ping?batch=1&x=${secret}`, `"${secret}"`),
      api.send('ping?batch=1', { headers: { 'trpc-accept': 'application/jsonl' } }),
    ])
    const texts = await Promise.all(replies.map((reply) => reply.text()))
    for (const text of texts) {
      expect(text.replaceAll(`"path":"${secret}"`, '')).not.toContain(secret)
      expect(text).not.toMatch(/node_modules|\.ts|\bat \w+ \(/)
    }
  })

  test('ER1 a reply that cannot be written', async () => {
    const api = createTestApi()
    const reply = await api.send('circle')
    expect(reply.status).toBe(500)
    expect(await reply.text()).not.toMatch(new RegExp(`${secret}|circular|nested`))
    expect(api.lines.join('')).toContain('circular')
  })

  test('ER1 a caller who cannot be recognised for a fault of ours, alone and in a batch', async () => {
    const api = createTestApi(() => Promise.reject(new Error(`${secret} at /srv/keys`)))
    const replies = await Promise.all([api.send('ping'), api.send('ping,me?batch=1')])
    expect(replies.map((reply) => reply.status)).toEqual([500, 500])
    for (const reply of replies) expect(await reply.text()).not.toMatch(/kangaroo|srv/)
    expect(api.lines.join('')).toContain('/srv/keys')
  })

  test('ER1 a failure before there is a context names its request too', async () => {
    const busy = new AppError('UNAVAILABLE', 'Try again.')
    const unrecognised = createTestApi(() => Promise.reject(busy))
    const api = createTestApi()
    const replies = await Promise.all([
      unrecognised.send('ping'),
      unrecognised.send('ping,me?batch=1'),
      api.send('ping,touch?batch=1'),
      api.send('ping?connectionParams=%7B'),
    ])
    for (const reply of replies) {
      expect(await reply.text()).toContain(`"requestId":"${reply.headers.get('x-request-id')}"`)
    }
  })

  test('a caller who goes away while sending is no fault of ours', async () => {
    const api = createTestApi()
    const body = new ReadableStream({
      pull: (controller) => controller.error(new Error('aborted')),
    })
    const request = { method: 'POST', body, duplex: 'half' as const }
    const headers = { 'content-type': 'application/json' }
    const declared = { ...headers, 'content-length': '10' }
    const replies = [
      await api.send('touch', { ...request, headers }),
      await api.send('touch', {
        ...request,
        headers: declared,
        body: new ReadableStream({
          pull: (controller) => controller.error(new Error('aborted')),
        }),
      }),
    ]
    expect(replies.map((reply) => reply.status)).toEqual([499, 499])
    expect(api.ran).toEqual([])
    expect(api.lines).toEqual([])
  })

  test('a foreseen failure while recognising the caller keeps its sentence', async () => {
    const busy = new AppError('RATE_LIMITED', 'Wait a minute.')
    const reply = await createTestApi(() => Promise.reject(busy)).send('ping')
    expect(reply.status).toBe(429)
    expect(await reply.text()).toContain('Wait a minute.')
  })

  test('signed out', async () => {
    const reply = await createTestApi().send('me')
    expect(reply.status).toBe(401)
    expect(await reply.json()).toMatchObject({
      error: { json: { message: 'Sign in first.', data: { reason: 'signed_out' } } },
    })
  })

  test('a TRPCError that nobody of ours made stays what it is', () => {
    const error = new TRPCError({ code: 'NOT_FOUND' })
    expect(toTrpcError(error)).toBe(error)
  })
})

describe('wrong input is told in one sentence that names the field', () => {
  const schema = z.strictObject({
    name: z.string().min(2).max(5),
    count: z.int().min(1).max(10),
    tags: z.array(z.string()).max(2),
    mode: z.enum(['sync', 'async']),
    mail: z.email(),
    at: z.date().optional(),
    shape: z.union([z.literal(1), z.strictObject({ deep: z.string() })]).optional(),
    address: z.email('Enter an e-mail address, e.g. ada@example.com.').optional(),
    checked: z
      .string()
      .refine((text) => text !== 'no', 'must not say no')
      .optional(),
  })
  const good = { name: 'abc', count: 1, tags: [], mode: 'sync', mail: 'a@b.example' }
  const told = (change: object) => {
    const result = schema.safeParse({ ...good, ...change })
    return result.success ? null : describeIssues(result.error.issues)
  }

  test.each([
    [{ name: undefined }, 'name is missing.'],
    [{ name: 7 }, 'name must be text.'],
    [{ name: 'a' }, 'name must have at least 2 characters.'],
    [{ name: 'abcdef' }, 'name must have at most 5 characters.'],
    [{ count: 0 }, 'count must be at least 1.'],
    [{ count: 11 }, 'count must be at most 10.'],
    [{ count: 1.5 }, 'count must be a whole number.'],
    [{ count: Number.NaN }, 'count must be a number.'],
    [{ tags: ['a', 7] }, 'tags[1] must be text.'],
    [{ tags: ['a', 'b', 'c'] }, 'tags must have at most 2 items.'],
    [{ tags: {} }, 'tags must be a list.'],
    [{ mode: 'x' }, 'mode must be one of sync, async.'],
    [{ mail: 'x' }, 'mail is not a valid email.'],
    [{ at: 'today' }, 'at must be a date.'],
    [{ shape: 2 }, 'shape has none of the allowed shapes.'],
    [{ checked: 'no' }, 'checked must not say no.'],
    [{ address: 'x' }, 'address: Enter an e-mail address, e.g. ada@example.com.'],
    [{ role: 'owner' }, 'The input has no field named role.'],
    [{ name: 7, count: 0, mode: 1 }, 'name must be text (and 2 more problems).'],
  ])('%j → %s', (change, expected) => {
    expect(told(change)).toBe(expected)
  })

  test('the value itself, which may be a password, is never repeated', () => {
    for (const field of Object.keys(schema.shape)) {
      expect(told({ [field]: secret }) ?? '').not.toContain(secret)
    }
  })
})

describe('IN4 IN6 what is not a number or a text is refused by the schema, and nothing runs', () => {
  const inputs = [
    ...[
      '-1',
      '0',
      '-0',
      '1.5',
      '101',
      '1e9',
      '2147483648',
      '9007199254740993',
      '1e999',
      '"1"',
      'null',
      '[1]',
      'true',
    ].map((take) => `{"take":${take},"id":"x"}`),
    ...['{"not":""}', '{"contains":"@"}', '[]', '["x"]', 'null', '1', 'true', '""'].map(
      (id) => `{"take":1,"id":${id}}`,
    ),
    '{"take":1}',
    '{}',
    'null',
    '"x"',
    '[]',
    '{"take":1,"id":"x","role":"owner"}',
  ]
  test.each(inputs)('%s', async (input) => {
    const api = createTestApi()
    const reply = await api.send(`count?input=${encodeURIComponent(`{"json":${input}}`)}`)
    expect(reply.status).toBe(400)
    expect(api.ran).toEqual([])
  })

  test.each(['NaN', 'Infinity', '-Infinity', '-0'])(
    'IN4 %s in superjson’s dress',
    async (number) => {
      const api = createTestApi()
      const input = {
        json: { take: number, id: 'x' },
        meta: { values: { take: ['number'] }, v: 1 },
      }
      const reply = await api.send(`count?input=${encodeURIComponent(JSON.stringify(input))}`)
      expect(reply.status).toBe(400)
      expect(api.ran).toEqual([])
    },
  )

  test('IN6 an id that superjson calls undefined', async () => {
    const api = createTestApi()
    const input = { json: { take: 1, id: null }, meta: { values: { id: ['undefined'] }, v: 1 } }
    const reply = await api.send(`count?input=${encodeURIComponent(JSON.stringify(input))}`)
    expect(reply.status).toBe(400)
    expect(api.ran).toEqual([])
  })
})
