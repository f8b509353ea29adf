import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'

import { passwordLoad } from '@backarch/core'
import { createTestDatabase } from '@backarch/db/testing'
import { auth } from '@backarch/features-auth/feature'
import { expect, test } from 'vitest'

import { createTestServer } from './support/test-server.ts'

const signIns = 200

test('PW5 200 sign-ins at once are hashed a few at a time, and health answers while they wait', async () => {
  await using testDatabase = await createTestDatabase()
  // Each comes from an address of its own, as a proxy tells it: this is about hashing, not about limits.
  const env = { TRUST_PROXY: '1', PUBLIC_URL: 'https://backarch.example.com' }
  await using server = await createTestServer(testDatabase.database, { auth }, env)
  let mostRunning = 0
  const answered = new AbortController()
  const signIn = async (index: number) => {
    const reply = await fetch(`${server.url}/v1/trpc/auth.signIn`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': `10.${index}.0.1`,
      },
      body: JSON.stringify({
        json: { email: `nobody-${index}@example.com`, password: 'violet lantern under hills' },
      }),
    })
    await reply.arrayBuffer()
    return reply.status
  }
  const replies = Promise.all(Array.from({ length: signIns }, (_, index) => signIn(index))).finally(
    () => answered.abort(),
  )
  const healthWhileWaiting: number[] = []
  const watchHealth = async () => {
    while (!answered.signal.aborted) {
      const reply = await fetch(`${server.url}/v1/health`)
      await reply.arrayBuffer()
      if (passwordLoad().waiting > 0) healthWhileWaiting.push(reply.status)
    }
  }
  const watchLoad = async () => {
    while (!answered.signal.aborted) {
      mostRunning = Math.max(mostRunning, passwordLoad().running)
      await sleep(1)
    }
  }
  const [statuses] = await Promise.all([replies, watchHealth(), watchLoad()])
  expect(new Set(statuses)).toEqual(new Set([401]))
  expect(mostRunning).toBe(Math.min(3, availableParallelism()))
  expect(healthWhileWaiting.length).toBeGreaterThan(0)
  expect(new Set(healthWhileWaiting)).toEqual(new Set([200]))
  expect(passwordLoad()).toEqual({ running: 0, waiting: 0 })
})
