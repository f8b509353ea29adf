import { createLogger } from '@backarch/core'
import { expect, test } from 'vitest'

import { createHealth, type Check } from '../src/http/index.ts'

const log = createLogger({ level: 'silent' })

function health(checks: Record<string, Check>, stopping = new AbortController().signal) {
  return createHealth({ checks, timeoutMs: 50, stopping, log })
}

const ok: Check = { run: () => Promise.resolve('ok'), required: true }
const broken: Check = {
  run: () => Promise.reject(new Error('connect ECONNREFUSED 10.1.2.3:5432')),
  required: true,
}

test('ready when everything answers, with what each took', async () => {
  const reply = await health({ database: ok, migrations: ok }).ready()
  expect(reply.status).toBe(200)
  expect(await reply.json()).toEqual({
    status: 'ready',
    checks: {
      database: { status: 'ok', latencyMs: expect.any(Number) },
      migrations: { status: 'ok', latencyMs: expect.any(Number) },
    },
  })
})

test('what is not configured is said to be so, and holds nothing up', async () => {
  const storage: Check = { run: () => Promise.resolve('not configured'), required: false }
  const reply = await health({ database: ok, storage }).ready()
  expect(reply.status).toBe(200)
  expect(await reply.json()).toMatchObject({ checks: { storage: { status: 'not configured' } } })
})

test('a failing part that the server can do without is named, and holds nothing up', async () => {
  const reply = await health({ database: ok, storage: { ...broken, required: false } }).ready()
  expect(reply.status).toBe(200)
  expect(await reply.json()).toMatchObject({ checks: { storage: { status: 'failed' } } })
})

test('ER1 a failing part makes it unready without telling why', async () => {
  const reply = await health({ database: broken, migrations: ok }).ready()
  expect(reply.status).toBe(503)
  const text = await reply.text()
  expect(JSON.parse(text)).toMatchObject({
    status: 'not ready',
    checks: { database: { status: 'failed' }, migrations: { status: 'ok' } },
  })
  expect(text).not.toContain('10.1.2.3')
})

test('a part that never answers is given up', async () => {
  const never: Check = { run: () => new Promise(() => {}), required: true }
  const reply = await health({ database: never }).ready()
  expect(reply.status).toBe(503)
  expect(await reply.json()).toMatchObject({ checks: { database: { status: 'timeout' } } })
})

test('GS1 not ready from the moment it stops, and still live', async () => {
  const stop = new AbortController()
  const probe = health({ database: ok }, stop.signal)
  stop.abort()
  expect((await probe.ready()).status).toBe(503)
  expect(await (await probe.ready()).json()).toMatchObject({ status: 'stopping' })
  expect(probe.live().status).toBe(200)
})

test('probes at the same time share one round of checks', async () => {
  let runs = 0
  const counted: Check = {
    run: () => {
      runs += 1
      return Promise.resolve('ok')
    },
    required: true,
  }
  const probe = health({ database: counted })
  const replies = await Promise.all(Array.from({ length: 50 }, () => probe.ready()))
  expect(replies.every((reply) => reply.status === 200)).toBe(true)
  expect(runs).toBe(1)
})
