import { describe, expect, test } from 'vitest'

import { json, notJson } from './support/json-cases.ts'
import { createTestApi } from './support/test-api.ts'

const api = createTestApi()

const around = (bytes: number[]) =>
  Uint8Array.from([...Buffer.from('{"json":{"value":"'), ...bytes, ...Buffer.from('"}}')])

const nested = (depth: number) => `{"json":{"value":${'['.repeat(depth)}${']'.repeat(depth)}}}`

describe('IN1 what is not JSON is refused', () => {
  test.each(Object.entries(notJson))('IN1 %s', async (_what, text) => {
    const asBody = await api.post('echo', text)
    expect(asBody.status).toBe(400)
    const asValue = await api.post('echo', `{"json":{"value":${text}}}`)
    // Two values and the like are only wrong as a whole body.
    expect([200, 400]).toContain(asValue.status)
    expect(asValue.status === 200 && !isJson(`[${text}]`)).toBe(false)
  })

  test.each(json)('IN1 %s is accepted', async (text) => {
    const reply = await api.post('echo', `{"json":{"value":${text}}}`)
    expect(reply.status).toBe(200)
    expect(await reply.json()).toEqual({ result: { data: { json: { value: JSON.parse(text) } } } })
  })

  test('IN1 an empty body is no input', async () => {
    expect((await api.post('echo', '')).status).toBe(400)
  })

  test('IN1 bytes that are not UTF-8', async () => {
    const bad = [
      [0xff],
      [0xc0, 0xaf],
      [0xe0, 0x80, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
    ]
    for (const bytes of bad) {
      expect((await api.post('echo', around(bytes))).status).toBe(400)
    }
    expect((await api.post('echo', Buffer.from('{"json":{"value":1}}', 'utf16le'))).status).toBe(
      400,
    )
  })

  test('IN1 a query is held to the same rules', async () => {
    expect((await api.send('count?input=%7B%22json%22%3A')).status).toBe(400)
    expect((await api.send('count?input=%ED%A0%80')).status).toBe(400)
    expect((await api.send('count?input=%')).status).toBe(400)
    expect((await api.send(`count?input=${'['.repeat(65)}`)).status).toBe(400)
    expect((await api.send('count?input=%7B%22json%22%3A%22%5Cu0000%22%7D')).status).toBe(400)
    const input = encodeURIComponent('{"json":{"take":7,"id":"é 🌀+"}}')
    expect((await api.send(`count?input=${input}`)).status).toBe(200)
  })
})

describe('IN5 texts that no store takes are refused', () => {
  const bad = [
    '"\\u0000"',
    '"a\\u0000b"',
    '"\\ud800"',
    '"\\udc00\\ud800"',
    '{"\\u0000":1}',
    '["\\uD834x"]',
  ]
  test.each(bad)('IN5 %s', async (text) => {
    const reply = await api.post('echo', `{"json":{"value":${text}}}`)
    expect(reply.status).toBe(400)
  })
})

test('IN7 nesting deeper than 64 is refused before it is built', async () => {
  expect((await api.post('echo', nested(62))).status).toBe(200)
  expect((await api.post('echo', nested(63))).status).toBe(400)
  expect((await api.post('echo', nested(100_000))).status).toBe(400)
  expect((await api.post('echo', '{"a":'.repeat(40_000))).status).toBe(400)
  // Brackets in strings do not nest.
  expect((await api.post('echo', `{"json":{"value":"${'[\\"{'.repeat(500)}"}}`)).status).toBe(200)
})

test('IN3 a field named __proto__ is refused however it is spelt', async () => {
  const spellings = ['__proto__', '\\u005f_proto__', '__prot\\u006F__']
  const replies = await Promise.all(
    spellings.map((name) => api.post('echo', `{"json":{"value":{"${name}":{"polluted":1}}}}`)),
  )
  expect(replies.map((reply) => reply.status)).toEqual([400, 400, 400])
  expect(Object.keys(Object.prototype)).toEqual([])
  const asText = await api.post('echo', '{"json":{"value":"\\"__proto__\\": fine"}}')
  expect(asText.status).toBe(200)
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
