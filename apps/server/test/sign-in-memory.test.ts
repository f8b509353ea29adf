import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

import { createTestDatabase } from '@backarch/db/testing'
import { expect, test } from 'vitest'

import { runChild, urlOf } from './support/child-server.ts'

const signIns = 200
/** What docs/operate.md promises. */
const boundMiB = 512

test('PW5 a process that is asked for 200 sign-ins at once, three times over, stays under its bound', async () => {
  await using database = await createTestDatabase()
  const env = { DATABASE_URL: database.url, TRUST_PROXY: '1' }
  await using server = runChild('test/children/run-journey.ts', env)
  const url = await urlOf(server)
  const done = new AbortController()
  let peak = 0
  const watch = async () => {
    while (!done.signal.aborted) {
      peak = Math.max(peak, residentMiB(server.process.pid))
      await sleep(20)
    }
  }
  const signIn = async (index: number) => {
    const reply = await fetch(`${url}/v1/trpc/auth.signIn`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.${index}.0.1` },
      body: JSON.stringify({
        json: { email: `nobody-${index}@example.com`, password: 'violet lantern under hills' },
      }),
    })
    await reply.arrayBuffer()
    return reply.status
  }
  const watching = watch()
  for (let round = 0; round < 3; round++) {
    const statuses = await Promise.all(Array.from({ length: signIns }, (_, i) => signIn(i)))
    expect(new Set(statuses)).toEqual(new Set([401]))
  }
  done.abort()
  await watching
  // Hashing all of them at once would take 200 × 19 MiB.
  expect(peak).toBeGreaterThan(0)
  expect(peak).toBeLessThan(boundMiB)
})

function residentMiB(pid: number | undefined): number {
  // A slim Linux has no `ps`, and macOS no /proc.
  const kibibytes =
    process.platform === 'linux'
      ? /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
      : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
  return Number(kibibytes) / 1024
}
