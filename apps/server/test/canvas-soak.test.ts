import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createLogger, generateEncryptionKey, generateSigningKey } from '@backarch/core'
import { createDatabase, startPostgres } from '@backarch/db'
import { migrate } from '@backarch/db/migrate'
import { createTestDatabase } from '@backarch/db/testing'
import { expect, test } from 'vitest'

import { killOne } from './support/soak/replica.ts'
import { soakCanvas } from './support/soak/soak-canvas.ts'
import { createTeam } from './support/team.ts'

const seed = Math.floor(Math.random() * 2 ** 31)
const envOf = (databaseUrl: string) => ({
  DATABASE_URL: databaseUrl,
  AUTH_SIGNING_KEYS: JSON.stringify([generateSigningKey()]),
  AUTH_ENCRYPTION_KEYS: JSON.stringify([generateEncryptionKey()]),
  TRUST_PROXY: '1',
})
const load = { seconds: 6, writers: 10, operationsPerSecond: 10, disturbEveryMs: 2_000, seed }

/** The short form of `pnpm test:soak`. */
test('whichever server is killed while many write, what was answered is in the log once', async () => {
  await using database = await createTestDatabase()
  const team = await createTeam(database)
  const report = await soakCanvas({ ...load, team, env: envOf(database.url), disturb: killOne })
  expect(report.faults, `seed ${seed}`).toEqual([])
  expect(report.edits).toBeGreaterThan(10)
  expect(report.disturbances).toBeGreaterThan(0)
})

test('when PostgreSQL is restarted, writers are told to try again, go on within five seconds and lose nothing', async () => {
  await using stack = new AsyncDisposableStack()
  const dataDir = await mkdtemp(join(tmpdir(), 'backarch-restart-'))
  stack.defer(() => rm(dataDir, { recursive: true, force: true }))
  const log = createLogger({ level: 'silent' })
  let postgres = await startPostgres({ dataDir, log })
  stack.defer(() => postgres.stop())
  const { url } = postgres
  await migrate({ url, log })
  const database = stack.use(createDatabase({ url }))
  const recoveries: number[] = []
  const report = await soakCanvas({
    ...load,
    team: await createTeam(database),
    env: envOf(url),
    disturb: async ({ nextAnswer }) => {
      await postgres.stop()
      postgres = await startPostgres({ dataDir, log, port: Number(new URL(url).port) })
      const since = performance.now()
      await nextAnswer()
      recoveries.push(performance.now() - since)
    },
  })
  expect(report.faults, `seed ${seed}`).toEqual([])
  expect(report.retries).toBeGreaterThan(0)
  expect(recoveries.length).toBeGreaterThan(0)
  expect(Math.max(...recoveries)).toBeLessThan(5_000)
})
