import type { FeatureDb } from '@backarch/db'
import { createTestDatabase } from '@backarch/db/testing'
import { expect, test } from 'vitest'

test('a repo sees its own tables; another package’s is an error of the compiler', async () => {
  await using database = await createTestDatabase()
  const own: FeatureDb<'organization' | 'membership'> = database.db
  expect(await own.organization.count()).toBe(0)
  // @ts-expect-error: passwords belong to features-auth
  expect(own.password).toBeDefined()
  // @ts-expect-error: raw SQL would reach every table
  expect(own.$queryRaw).toBeDefined()
})
