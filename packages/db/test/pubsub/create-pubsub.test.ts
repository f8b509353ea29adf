import { setTimeout as sleep } from 'node:timers/promises'

import fc from 'fast-check'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { inTransaction, publish, type PubSubEvent } from '../../src/index.ts'
import { createPubSub } from '../../src/pubsub/create-pubsub.ts'
import { createAssembler, toNotifications } from '../../src/pubsub/wire.ts'
import { createTestDatabase, type TestDatabase } from '../../src/testing.ts'

let scratch: TestDatabase
beforeAll(async () => {
  scratch = await createTestDatabase({ history: [] })
})
afterAll(() => scratch[Symbol.asyncDispose]())

/** Collects what a subscriber hears, and waits until it has heard so much. */
function listener(): {
  readonly hear: (event: PubSubEvent) => void
  readonly heard: PubSubEvent[]
  readonly until: (count: number) => Promise<PubSubEvent[]>
} {
  const heard: PubSubEvent[] = []
  return {
    heard,
    hear: (event) => heard.push(event),
    until: async (count) => {
      while (heard.length < count) await sleep(5)
      return heard
    },
  }
}

function messages(...payloads: unknown[]): PubSubEvent[] {
  return payloads.map((payload) => ({ kind: 'message', payload }))
}

async function asAdmin(sql: string): Promise<number> {
  const client = new Client({ connectionString: scratch.url })
  await client.connect()
  try {
    return (await client.query(sql)).rowCount ?? 0
  } finally {
    await client.end()
  }
}

const listenerPid = `SELECT pid FROM pg_stat_activity
  WHERE application_name = 'backarch listener' AND datname = current_database()`

test('every subscriber of a channel hears every message, in order, in every process', async () => {
  await using one = createPubSub({ url: scratch.url })
  await using other = createPubSub({ url: scratch.url })
  const [a, b, c] = [listener(), listener(), listener()]
  await one.subscribe('diagram:1', a.hear)
  await other.subscribe('diagram:1', b.hear)
  await other.subscribe('diagram:2', c.hear)
  for (const at of [1, 2, 3]) await one.publish('diagram:1', { at })
  await one.publish('diagram:2', 'end')
  expect(await a.until(3)).toEqual(messages({ at: 1 }, { at: 2 }, { at: 3 }))
  expect(await b.until(3)).toEqual(a.heard)
  expect(await c.until(1)).toEqual(messages('end'))
})

test('equal messages are not merged, and long ones arrive whole', async () => {
  await using pubsub = createPubSub({ url: scratch.url })
  const ear = listener()
  await pubsub.subscribe('news', ear.hear)
  const long = 'ž🐘\u0000\ud800"\\'.repeat(20_000)
  await inTransaction(scratch.db, async (tx) => {
    for (const payload of ['same', 'same', long]) await publish(tx, 'news', payload)
  })
  expect(await ear.until(3)).toEqual(messages('same', 'same', long))
  await expect(pubsub.publish('news', 'x'.repeat(1_000_001))).rejects.toMatchObject({
    code: 'LIMIT_EXCEEDED',
  })
})

test('any JSON value survives the wire, whatever its length', () => {
  const long = fc.string({ unit: 'binary', minLength: 4_000, maxLength: 12_000, size: 'max' })
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.jsonValue(), long), { maxLength: 3 }), (payloads) => {
      const assemble = createAssembler()
      const arrived = payloads.flatMap((payload, at) => {
        const parts = toNotifications(`id${at}`, payload)
        for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThan(8_000)
        return parts.flatMap((part) => assemble(part) ?? [])
      })
      expect(arrived.map(({ payload }) => JSON.stringify(payload))).toEqual(
        payloads.map((payload) => JSON.stringify(payload)),
      )
    }),
    { numRuns: 30 },
  )
})

test('what is published in a transaction is heard when it commits, and never when it does not', async () => {
  await using pubsub = createPubSub({ url: scratch.url })
  const ear = listener()
  await pubsub.subscribe('orders', ear.hear)
  const failing = inTransaction(scratch.db, async (tx) => {
    await publish(tx, 'orders', 'lost')
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  await inTransaction(scratch.db, async (tx) => {
    await publish(tx, 'orders', 'kept')
    await pubsub.publish('orders', 'between')
    expect(await ear.until(1)).toEqual(messages('between'))
  })
  expect(await ear.until(2)).toEqual(messages('between', 'kept'))
})

test('CS7 subscribers that leave, by any door, leave no listener behind', async () => {
  await using pubsub = createPubSub({ url: scratch.url })
  const aborts = Array.from({ length: 50 }, () => new AbortController())
  const readers = aborts.map(async ({ signal }, at) => {
    for await (const event of pubsub.events(`channel ${at % 25}`, { signal })) return event
    return null
  })
  const stops = await Promise.all(
    Array.from({ length: 50 }, (_, at) => pubsub.subscribe(`channel ${at % 25}`, () => {})),
  )
  expect(pubsub.channelCount).toBe(25)
  for (const stop of stops) stop()
  for (const stop of stops) stop()
  await pubsub.publish('channel 0', 'bye')
  for (const abort of aborts) abort.abort()
  const outcomes = await Promise.all(readers)
  expect(outcomes.filter((event) => event !== null)).toEqual(messages('bye', 'bye'))
  const aborted = AbortSignal.abort()
  await pubsub.subscribe('never', () => {}, { signal: aborted })
  expect(pubsub.channelCount).toBe(0)
})

test('DU2 a lost connection comes back, subscribers are told, and hear what follows', async () => {
  await using pubsub = createPubSub({ url: scratch.url })
  const ear = listener()
  await pubsub.subscribe('steady', ear.hear)
  await pubsub.publish('steady', 1)
  await ear.until(1)
  expect(await asAdmin(`SELECT pg_terminate_backend(pid) FROM (${listenerPid}) AS it`)).toBe(1)
  expect(await ear.until(2)).toEqual([...messages(1), { kind: 'missed' }])
  await pubsub.publish('steady', 2)
  expect(await ear.until(3)).toEqual([...messages(1), { kind: 'missed' }, ...messages(2)])
  expect(await asAdmin(listenerPid)).toBe(1)
})

test('a reader that falls behind is told it missed some instead of filling the memory', async () => {
  await using pubsub = createPubSub({ url: scratch.url })
  const abort = new AbortController()
  const events = pubsub.events('flood', { signal: abort.signal })[Symbol.asyncIterator]()
  const first = events.next()
  const ear = listener()
  await pubsub.subscribe('flood', ear.hear)
  await pubsub.publish('flood', 'first')
  expect((await first).value).toEqual({ kind: 'message', payload: 'first' })
  for (let at = 0; at < 1_001; at++) await pubsub.publish('flood', at)
  await ear.until(1_002)
  expect((await events.next()).value).toEqual({ kind: 'missed' })
  abort.abort()
  expect((await events.next()).done).toBe(true)
})

test('one subscriber that throws does not silence the others', async () => {
  await using pubsub = createPubSub({ url: scratch.url })
  const ear = listener()
  await pubsub.subscribe('shared', () => {
    throw new Error('broken subscriber')
  })
  await pubsub.subscribe('shared', ear.hear)
  await pubsub.publish('shared', 1)
  expect(await ear.until(1)).toEqual(messages(1))
})

test('closing ends every sequence and the connection', async () => {
  const pubsub = createPubSub({ url: scratch.url })
  const reading = (async () => {
    for await (const event of pubsub.events('x')) return event
    return 'ended'
  })()
  await pubsub.publish('warm up', null)
  await pubsub.close()
  await pubsub.close()
  expect(await reading).toBe('ended')
  while ((await asAdmin(listenerPid)) > 0) await sleep(10)
  await expect(pubsub.publish('x', 1)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
})
