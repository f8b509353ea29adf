import { createDatabase } from '@backarch/db'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { createCallerFactory, publicProcedure, router } from '../src/index.ts'
import { WrittenJson, writtenJson } from '../src/schemas.ts'
import { createTestContext } from '../src/testing.ts'
import { transformer } from '../src/transformer.ts'
import { createTestApi, pageOrigin } from './support/test-api.ts'

const input = z.strictObject({ label: z.string(), text: z.string() })
const answer = z.strictObject({ label: z.string(), at: z.date(), drawing: writtenJson<unknown>() })
const at = new Date('2026-01-02T03:04:05.678Z')
const draw = ({ label, text }: z.output<typeof input>) => ({
  label,
  at,
  drawing: new WrittenJson<unknown>(text),
})

const appRouter = router({
  draw: publicProcedure
    .input(input)
    .output(answer)
    .query(({ input: asked, ctx }) => {
      if (asked.label === 'with a cookie') ctx.setCookie?.('drawn=1')
      return draw(asked)
    }),
  twice: publicProcedure
    .input(input)
    .output(z.strictObject({ first: writtenJson<unknown>(), second: writtenJson<unknown>() }))
    .query(({ input: asked }) => {
      const { drawing } = draw(asked)
      return { first: drawing, second: drawing }
    }),
  below: publicProcedure
    .input(input)
    .output(z.strictObject({ inner: answer }))
    .query(({ input: asked }) => ({ inner: draw(asked) })),
  plain: publicProcedure
    .input(input)
    .output(z.unknown())
    .query(({ input: asked }) => asked),
  unwritten: publicProcedure
    .input(input)
    .output(z.unknown().pipe(answer))
    .query(({ input: asked }) => ({ ...draw(asked), drawing: asked.text })),
  watch: publicProcedure.input(input).subscription(async function* watch({ input: asked, signal }) {
    yield await Promise.resolve(draw(asked))
    await new Promise((resolve) => signal?.addEventListener('abort', resolve, { once: true }))
  }),
})

const { post, send } = createTestApi(undefined, appRouter)

interface Call {
  readonly label: string
  readonly text: string
}

const call = (procedure: string, asked: Call, headers: Record<string, string> = {}) =>
  post(procedure, JSON.stringify({ json: asked }), headers)

const batch = (procedures: string, asked: readonly Call[], headers: Record<string, string> = {}) =>
  post(
    `${procedures}?batch=1`,
    JSON.stringify(Object.fromEntries(asked.map((one, i) => [i, { json: one }]))),
    headers,
  )

const resultSchema = z.object({ result: z.object({ data: z.unknown() }) })

/** What a client reads of one result. */
function read(result: unknown): unknown {
  return transformer.output.deserialize(resultSchema.parse(result).result.data)
}

const odd = ' { "b" : 1.50, "a" : [ ] , "b" : "\\u00e9" } '

describe('a member that is JSON already', () => {
  test('arrives as it is stored, byte for byte, among others', async () => {
    const reply = await call('draw', { label: 'one', text: odd })
    expect(reply.status).toBe(200)
    const text = await reply.text()
    expect(text).toContain(`"drawing":${odd}`)
    expect(read(JSON.parse(text))).toEqual({ label: 'one', at, drawing: { b: 'é', a: [] } })
  })

  test('the reply keeps its headers', async () => {
    const asked = { label: 'with a cookie', text: odd }
    const reply = await call('draw', asked, { origin: pageOrigin })
    const { headers } = reply
    expect(headers.get('content-type')).toBe('application/json')
    expect(headers.get('set-cookie')).toBe('drawn=1')
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers.get('access-control-allow-origin')).toBe(pageOrigin)
    expect(headers.get('vary')).toContain('trpc-accept')
  })

  test('by GET too', async () => {
    const asked = encodeURIComponent(JSON.stringify({ json: { label: 'one', text: odd } }))
    expect(await (await send(`draw?input=${asked}`)).text()).toContain(`"drawing":${odd}`)
  })

  test('in a batch each has its own, next to failures', async () => {
    const reply = await batch('draw,missing,draw,plain,twice', [
      { label: 'a', text: '[1 ]' },
      { label: 'b', text: '[2 ]' },
      { label: 'c', text: '[3 ]' },
      { label: 'd', text: '[4 ]' },
      { label: 'e', text: '[5 ]' },
    ])
    expect(reply.status).toBe(207)
    const text = await reply.text()
    for (const drawing of ['[1 ]', '[3 ]', '[5 ]']) expect(text).toContain(`":${drawing}`)
    const [first, failed, third, plain, twice] = z.array(z.unknown()).parse(JSON.parse(text))
    expect(read(first)).toEqual({ label: 'a', at, drawing: [1] })
    expect(failed).toMatchObject({ error: { json: { data: { code: 'NOT_FOUND' } } } })
    expect(read(third)).toEqual({ label: 'c', at, drawing: [3] })
    expect(read(plain)).toEqual({ label: 'd', text: '[4 ]' })
    expect(read(twice)).toEqual({ first: [5], second: [5] })
  })

  test('deeper in an answer it is read and written like everything else', async () => {
    const text = await (await call('below', { label: 'one', text: odd })).text()
    expect(read(JSON.parse(text))).toEqual({
      inner: { label: 'one', at, drawing: { b: 'é', a: [] } },
    })
  })

  test('nothing else passes for one', async () => {
    const reply = await call('unwritten', { label: 'one', text: '1' })
    expect(reply.status).toBe(500)
  })
})

describe('where nobody puts it in', () => {
  test('a streamed batch', async () => {
    const accept = { 'trpc-accept': 'application/jsonl' }
    const reply = await batch(
      'draw,draw',
      [
        { label: 'a', text: odd },
        { label: 'b', text: '[2]' },
      ],
      accept,
    )
    expect(reply.headers.get('transfer-encoding')).toBe('chunked')
    const text = await reply.text()
    expect(text).toContain('"drawing":{"b":"é","a":[]}')
    expect(text).toContain('"drawing":[2]')
  })

  test('an event stream', async () => {
    const asked = encodeURIComponent(JSON.stringify({ json: { label: 'one', text: odd } }))
    const reply = await send(`watch?input=${asked}`)
    const reader = reply.body?.getReader()
    if (!reader) throw new Error('The reply has no body.')
    let text = ''
    while (!text.includes('"at"')) text += new TextDecoder().decode((await reader.read()).value)
    expect(text).toContain('"drawing":{"b":"é","a":[]}')
    await reader.cancel()
  })

  test('a caller in this process has the value', async () => {
    const { db } = createDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' })
    const caller = createCallerFactory(appRouter)(createTestContext({ db }))
    const one = await caller.draw({ label: 'one', text: odd })
    expect(one).toEqual({ label: 'one', at, drawing: { b: 'é', a: [] } })
    expect(await caller.plain({ label: 'a', text: 'b' })).toEqual({ label: 'a', text: 'b' })
  })
})

test('whatever the texts and what stands beside them, each client reads what was stored', async () => {
  // What a mark could look like, and what replacing text gives a meaning to.
  const treacherous = fc.oneof(
    fc.tuple(fc.uuid(), fc.nat(3)).map(([id, i]) => `"${id}.${i}"`),
    fc.tuple(fc.uuid(), fc.nat(3)).map(([id, i]) => `${id}.${i}`),
    fc.constantFrom('$&', '$1', '$`', '.0', '".0"', '\\".0', '\\', '"', '🌀', '\u2028'),
  )
  const label = fc.oneof(treacherous, fc.string({ unit: 'grapheme' }))
  const stored = fc.oneof(
    fc.json({ maxDepth: 3 }),
    label.map((text) => JSON.stringify([text])),
  )
  const calls = fc.array(fc.record({ label, text: stored }), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(calls, fc.boolean(), async (asked, isBatch) => {
      const sent = isBatch ? asked : asked.slice(0, 1)
      const [first] = sent
      if (!first) return
      const procedures = sent.map(() => 'draw').join(',')
      const reply = isBatch ? await batch(procedures, sent) : await call('draw', first)
      const parsed: unknown = JSON.parse(await reply.text())
      const results = isBatch ? z.array(z.unknown()).parse(parsed) : [parsed]
      expect(results.map(read)).toEqual(
        sent.map((one) => ({ label: one.label, at, drawing: JSON.parse(one.text) })),
      )
    }),
  )
})
