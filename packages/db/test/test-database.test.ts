import { expect, test } from 'vitest'

import { createTestDatabase } from '../src/testing.ts'

test('a test database answers', async () => {
  await using test = await createTestDatabase({ history: [] })
  expect((await test.database.ready()).latencyMs).toBeGreaterThan(0)
  expect(await test.db.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }])
})
