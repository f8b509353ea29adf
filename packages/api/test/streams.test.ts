import { expect, test } from 'vitest'

import { createTestApi } from './support/test-api.ts'

async function readUntil(reader: ReadableStreamDefaultReader<Uint8Array>, mark: string) {
  let text = ''
  while (!text.includes(mark)) {
    const { done, value } = await reader.read()
    if (done) break
    text += new TextDecoder().decode(value)
  }
  return text
}

test('GS1 an open event stream is told to connect again when the server stops', async () => {
  const api = createTestApi()
  const reply = await api.send('ticks')
  expect(reply.headers.get('content-type')).toContain('text/event-stream')
  const reader = reply.body?.getReader()
  if (!reader) throw new Error('The reply has no body.')
  expect(await readUntil(reader, 'data: {"json":1}')).toContain('data: {"json":1}')
  api.stop.abort()
  const rest = await readUntil(reader, 'nothing like this')
  expect(rest).toContain('retry: ')
  // tRPC's client takes `return` for the end of the subscription and would not come back.
  expect(rest).not.toContain('event: return')
  await expect.poll(() => api.ran).toEqual(['ticks ended'])
})

test('CS7 a caller that leaves ends its subscription', async () => {
  const api = createTestApi()
  const reply = await api.send('ticks')
  const reader = reply.body?.getReader()
  if (!reader) throw new Error('The reply has no body.')
  await readUntil(reader, 'data: {"json":1}')
  await reader.cancel()
  await expect.poll(() => api.ran).toEqual(['ticks ended'])
})
