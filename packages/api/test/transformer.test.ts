import * as fc from 'fast-check'
import { deserialize, serialize } from 'superjson'
import { describe, expect, test } from 'vitest'

import { transformer } from '../src/transformer.ts'
import { createTestApi, signedIn } from './support/test-api.ts'

const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? 'null')

/** What the other side reads of a value. */
const sent = (value: unknown) =>
  transformer.output.deserialize(wire(transformer.output.serialize(value)))

const exotic = fc.oneof(
  fc.date({ noInvalidDate: true }),
  fc.bigInt(),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
  fc.array(fc.string()).map((items) => new Set(items)),
  fc.array(fc.tuple(fc.string(), fc.integer())).map((entries) => new Map(entries)),
)
// superjson refuses these three names next to a value that it has to annotate.
const name = fc.string().filter((text) => !['__proto__', 'constructor', 'prototype'].includes(text))
const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.boolean(),
    fc.constant(null),
    exotic,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(name, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  ),
}))

const meta = (values: unknown, json: unknown = { a: 'x', n: 1, l: ['x'] }) => ({
  json,
  meta: { values, v: 1 },
})

const read = (value: unknown) => transformer.input.deserialize(wire(value))

describe('a value survives the wire', () => {
  test('whatever superjson can carry, we carry', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(sent(value)).toEqual(value)
      }),
    )
  })

  test('any superjson reader understands what we write, and we what it writes', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const ours = transformer.output.serialize(value)
        expect(deserialize(JSON.parse(JSON.stringify(ours)))).toEqual(value)
        expect(transformer.output.deserialize(wire(serialize(value)))).toEqual(value)
      }),
    )
  })

  test('plain JSON is passed on untouched, not copied', () => {
    const graph = {
      nodes: [{ id: 'a', settings: { constructor: 'a tag of that name' } }],
      edges: [],
    }
    const written = transformer.output.serialize({ id: 1, graph, savedAt: new Date(0) })
    expect(written.json.graph).toBe(graph)
    expect(transformer.output.serialize(graph)).toEqual({ json: graph })
    expect(sent({ graph, savedAt: new Date(0) })).toEqual({ graph, savedAt: new Date(0) })
  })

  test('undefined: absent as a member, kept in a list and alone', () => {
    expect(sent({ a: undefined, b: 1 })).toEqual({ b: 1 })
    expect(sent([1, undefined])).toEqual([1, undefined])
    expect(sent(undefined)).toBeUndefined()
  })

  test('an object that occurs twice is written twice', () => {
    const at = new Date(5)
    expect(transformer.input.serialize({ from: at, to: at }).meta).toEqual({
      values: { from: ['Date'], to: ['Date'] },
      v: 1,
    })
    expect(sent({ from: at, to: at })).toEqual({ from: at, to: at })
  })

  test('a circle is an error, not an endless walk', () => {
    const circle: Record<string, unknown> = { a: 1 }
    circle['self'] = { again: circle, and: circle }
    expect(() => transformer.output.serialize(circle)).toThrow('circular')
  })
})

describe('what a server reads', () => {
  test('what our client writes', () => {
    const value = { at: new Date(7), 'a.b\\c': { list: [new Date(8), undefined] }, none: undefined }
    const arrived = transformer.input.deserialize(wire(transformer.input.serialize(value)))
    expect(arrived).toEqual(value)
    expect(
      transformer.input.deserialize(wire(transformer.input.serialize(undefined))),
    ).toBeUndefined()
    expect(read(serialize(undefined))).toBeUndefined()
    expect(read(serialize({ at: new Date(9) }))).toEqual({ at: new Date(9) })
  })

  const attacks: Readonly<Record<string, unknown>> = {
    'null body': null,
    'a number for a body': 1,
    'a list for a body': [],
    'an unknown field': { json: 1, other: 2 },
    'null meta': { json: 1, meta: null },
    'meta of another version': { json: { a: 'x' }, meta: { values: { a: ['Date'] }, v: 0 } },
    'meta without a version': { json: { a: 'x' }, meta: { values: { a: ['Date'] } } },
    'values on __proto__': meta({ '__proto__.polluted': ['undefined'] }),
    'values on a hidden __proto__': meta(JSON.parse('{"__proto__":["undefined"]}')),
    'values on constructor.prototype': meta({ 'constructor.prototype.polluted': ['undefined'] }),
    'values on a method': meta({ 'l.push': ['undefined'] }),
    "values on a list's length": meta({ 'l.length': ['undefined'] }),
    'values past a list': meta({ 'l.7': ['undefined'] }),
    'values on text': meta({ 'a.0': ['undefined'] }),
    'references to __proto__': {
      json: {},
      meta: { referentialEqualities: { a: ['__proto__.b'] }, v: 1 },
    },
    'references to the root': { json: {}, meta: { referentialEqualities: [['a']], v: 1 } },
    '200,000 references': {
      json: {},
      meta: { referentialEqualities: { a: Array.from({ length: 200_000 }, () => 'b') }, v: 1 },
    },
    '200,000 values': meta(
      Object.fromEntries(Array.from({ length: 200_000 }, (_, i) => [`${i}`, ['Date']])),
    ),
    'a map on a number': meta({ n: ['map'] }),
    'a set': meta({ l: ['set'] }),
    'a set in a set': meta({ l: ['set', { 0: ['set'] }] }),
    'a regular expression': meta({ a: ['regexp'] }, { a: '/(a+)+$/' }),
    'a bigint of a megabyte': meta({ a: ['bigint'] }, { a: '9'.repeat(1_000_000) }),
    NaN: meta({ a: ['number'] }, { a: 'NaN' }),
    'minus zero': meta({ a: ['number'] }, { a: '-0' }),
    'an error': meta({ a: ['Error'] }, { a: { message: 'x', stack: 'y' } }),
    'a URL': meta({ a: ['URL'] }, { a: 'http://x' }),
    'a class': meta({ a: [['class', 'Object']] }),
    'a custom type': meta({ a: [['custom', 'x']] }),
    'a symbol': meta({ a: [['symbol', 'x']] }),
    'a typed array': meta({ l: [['typed-array', 'Uint8Array']] }, { l: [1e9] }),
    'an unknown type': meta({ a: ['toString'] }),
    'a type that is no text': meta({ a: [{}] }),
    'an annotation that is no list': meta({ a: 'Date' }),
    'an annotation with children': meta({ a: ['Date', { b: ['Date'] }] }),
    'a date of a list': meta({ l: ['Date'] }, { l: [2020] }),
    'a date of a number': meta({ n: ['Date'] }),
    'a date of a word': meta({ a: ['Date'] }, { a: 'tomorrow' }),
    'a date that does not exist': meta({ a: ['Date'] }, { a: '2026-13-45T00:00:00.000Z' }),
    'undefined of a value': meta({ a: ['undefined'] }),
    'a path that ends in a backslash': meta({ 'a\\': ['undefined'] }),
    'no values': meta({}),
    'a list of values': meta(['set', {}], []),
  }

  test.each(Object.entries(attacks))('IN3 %s', async (_what, payload) => {
    const before = Object.getOwnPropertyNames(Object.prototype).length
    expect(() => read(payload)).toThrow('nput')
    const text = JSON.stringify(payload)
    const reply = await createTestApi(signedIn).post('save', text)
    expect(reply.status).toBe(400)
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before)
    expect('polluted' in {}).toBe(false)
  })

  test('IN3 the refusal says what may be sent', async () => {
    const reply = await createTestApi().post('echo', JSON.stringify(attacks['a set']))
    expect(await reply.json()).toMatchObject({
      error: {
        json: { message: expect.stringContaining('Only dates'), data: { code: 'BAD_REQUEST' } },
      },
    })
  })

  test('a date and a set cross in both directions', async () => {
    const api = createTestApi()
    const at = new Date('2026-01-02T03:04:05.678Z')
    const input = encodeURIComponent(JSON.stringify(transformer.input.serialize({ at })))
    const reply = await api.send(`when?input=${input}`)
    const { result }: { result: { data: unknown } } = JSON.parse(await reply.text())
    expect(transformer.output.deserialize(result.data)).toEqual({ at, tags: new Set(['a']) })
  })
})
