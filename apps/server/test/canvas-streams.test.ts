import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'

import { messagesOf, openStream } from './support/event-stream.ts'
import { done, startPair, type Pair } from './support/pair.ts'
import { signIn } from './support/team.ts'

const idSchema = z.object({ id: z.string() })
const group = { id: 'vpc', kind: 'network', name: 'vpc', parentId: null, settings: {} }

let pair: Pair
beforeAll(async () => {
  pair = await startPair()
})
afterAll(() => pair.stack.disposeAsync())

test('CS7 of 200 people who had a diagram open and vanish, no listener is left', async () => {
  const { database, team, one, other } = pair
  const { headers } = await signIn(one, team.editor)
  const { orgId } = team
  // Each process listens on one connection, whose last words say what it was told to do.
  const lastWords = async () => {
    const rows = await database.db.$queryRaw<{ query: string }[]>`
      SELECT query FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'backarch listener'
         AND query LIKE 'LISTEN%'`
    return rows.map(({ query }) => query)
  }
  // Both listen for jobs, all the time.
  await expect.poll(lastWords).toHaveLength(2)
  const always = new Set(await lastWords())
  const listeners = async () => (await lastWords()).filter((query) => !always.has(query))
  const created = await done(one, 'canvas.create', { input: { orgId, name: 'Shared' }, headers })
  const { id: diagramId } = idSchema.parse(created)
  const input = { orgId, diagramId, after: 1 }
  const streams = await Promise.all(
    Array.from({ length: 200 }, () => openStream(one, 'canvas.changes', { input, headers })),
  )
  const edit = {
    orgId,
    diagramId,
    baseVersion: 1,
    operations: [{ op: 'addGroup', group }],
    idempotencyKey: crypto.randomUUID(),
  }
  await done(other, 'canvas.edit', { input: edit, headers })
  const told = () => streams.filter((stream) => messagesOf(stream).at(-1)?.id === '2').length
  await expect.poll(told).toBe(200)
  expect(await listeners()).toHaveLength(1)
  for (const stream of streams) stream.leave()
  await expect.poll(listeners).toHaveLength(0)
})
