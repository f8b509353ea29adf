import { expect, test } from 'vitest'

import { createTestDatabase } from '../src/testing.ts'

test('a test database answers', async () => {
  await using scratch = await createTestDatabase({ history: [] })
  expect((await scratch.database.ready()).latencyMs).toBeGreaterThan(0)
  expect(await scratch.db.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }])
})
