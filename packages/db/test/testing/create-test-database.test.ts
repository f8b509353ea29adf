import { Client } from 'pg'
import { expect, test } from 'vitest'

import { createTestDatabase } from '../../src/testing.ts'
import { runScript } from '../support/run-script.ts'
import { step } from '../support/step.ts'

async function exists(name: string): Promise<boolean> {
  const client = new Client({ connectionString: process.env['BACKARCH_TEST_POSTGRES_URL'] })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    return rowCount === 1
  } finally {
    await client.end()
  }
}

test('every caller has a migrated database of its own, gone afterwards', async () => {
  const history = [step('20260101000000_a', 'CREATE TABLE thing (id int)')]
  const [one, other] = await Promise.all([
    createTestDatabase({ history }),
    createTestDatabase({ history }),
  ])
  await one.db.$executeRaw`INSERT INTO thing VALUES (1)`
  expect(await other.db.$queryRaw`SELECT * FROM thing`).toEqual([])
  expect(one.url).not.toBe(other.url)
  const names = [one, other].map(({ url }) => new URL(url).pathname.slice(1))
  await one[Symbol.asyncDispose]()
  await other[Symbol.asyncDispose]()
  for (const name of names) expect(await exists(name)).toBe(false)
})

test('the workspace history is what a test database has', async () => {
  await using scratch = await createTestDatabase()
  expect(await scratch.database.migrationsStatus()).toMatchObject({ upToDate: true, pending: [] })
})

test('a database of a process that was killed is dropped by the next one', async () => {
  const script = runScript('leave-test-database', [])
  const name = await script.line()
  expect(await exists(name)).toBe(true)
  script.child.kill('SIGKILL')
  await script.exit
  const next = runScript('leave-test-database', [])
  const kept = await next.line()
  expect(await exists(name)).toBe(false)
  expect(await exists(kept)).toBe(true)
  next.child.kill('SIGKILL')
  await next.exit
})
