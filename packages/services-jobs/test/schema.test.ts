import { createTestDatabase } from '@backarch/db/testing'
import { getConstructionPlans } from 'pg-boss'
import { expect, test } from 'vitest'

test('the history makes what this pg-boss needs; when this fails, write a migration with its getMigrationPlans', async () => {
  await using database = await createTestDatabase()
  const [needed] =
    /pgboss\.version\(version\) VALUES \('(\d+)'\)/
      .exec(getConstructionPlans('pgboss'))
      ?.slice(1) ?? []
  const rows = await database.db.$queryRaw`SELECT version::text FROM pgboss.version`
  expect(rows).toEqual([{ version: needed }])
})
