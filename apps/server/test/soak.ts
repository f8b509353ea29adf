import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { createLogger, generateEncryptionKey, generateSigningKey } from '@backarch/core'
import { createDatabase, startPostgres } from '@backarch/db'
import { migrate } from '@backarch/db/migrate'

import { killOne } from './support/soak/replica.ts'
import { soakCanvas } from './support/soak/soak-canvas.ts'
import { createTeam } from './support/team.ts'

/** `pnpm test:soak [--seconds 60] [--seed 1]`: fifty writers on one diagram, and servers that are killed. */
const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } },
})
const seconds = Number(values.seconds)
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed)
if (!(seconds > 0) || !Number.isSafeInteger(seed)) {
  throw new Error('Usage: pnpm test:soak [--seconds 60] [--seed 1]')
}

const dataDir = await mkdtemp(join(tmpdir(), 'backarch-soak-'))
const log = createLogger({ level: 'silent' })
const postgres = await startPostgres({ dataDir, log })
const database = createDatabase({ url: postgres.url })
const write = (line: string): void => {
  process.stdout.write(process.stdout.isTTY ? `\r\u001B[K${line}` : `${line}\n`)
}
try {
  await migrate({ url: postgres.url, log })
  write(`seed ${seed}\n`)
  const report = await soakCanvas({
    team: await createTeam(database),
    env: {
      DATABASE_URL: postgres.url,
      AUTH_SIGNING_KEYS: JSON.stringify([generateSigningKey()]),
      AUTH_ENCRYPTION_KEYS: JSON.stringify([generateEncryptionKey()]),
      TRUST_PROXY: '1',
    },
    seconds,
    writers: 50,
    operationsPerSecond: 10,
    disturb: killOne,
    disturbEveryMs: 10_000,
    seed,
    onProgress: write,
  })
  const { faults, ...figures } = report
  write('')
  for (const [name, figure] of Object.entries(figures)) {
    process.stdout.write(`${name.padEnd(12)}${String(figure).padStart(8)}\n`)
  }
  for (const fault of faults.slice(0, 20)) process.stdout.write(`FAULT ${fault}\n`)
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  await database.close()
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
}
