import { generateEncryptionKey, generateSigningKey } from '@backarch/core'
import { createTestDatabase } from '@backarch/db/testing'
import { expect, test } from 'vitest'

import { soakCanvas } from './support/soak/soak-canvas.ts'
import { createTeam } from './support/team.ts'

/** The short form of `pnpm test:soak`. */
test('CC1 however many write, and whichever server is killed: what was answered is in the log once', async () => {
  await using database = await createTestDatabase()
  const seed = Math.floor(Math.random() * 2 ** 31)
  const report = await soakCanvas({
    team: await createTeam(database),
    env: {
      DATABASE_URL: database.url,
      AUTH_SIGNING_KEYS: JSON.stringify([generateSigningKey()]),
      AUTH_ENCRYPTION_KEYS: JSON.stringify([generateEncryptionKey()]),
      TRUST_PROXY: '1',
    },
    seconds: 6,
    writers: 10,
    operationsPerSecond: 10,
    killEveryMs: 2_000,
    seed,
  })
  expect(report.faults, `seed ${seed}`).toEqual([])
  expect(report.edits).toBeGreaterThan(10)
  expect(report.kills).toBeGreaterThan(0)
})
