import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { createLogger } from '@backarch/core'
import { startPostgres } from '@backarch/db'
import { migrate } from '@backarch/db/migrate'

import type { Bench, Measurement } from './measure.ts'
import { writePrices } from './synthetic-prices.ts'

const run = promisify(execFile)
const command = join(import.meta.dirname, '../../../scripts/src/backarch.ts')
const tellMemory =
  'data:text/javascript,process.on("exit",()=>console.error(process.resourceUsage().maxRSS))'

/** The command as a process of its own, on a database beside it. */
export const pricesImport: Bench = {
  name: 'prices-import',
  title:
    '`backarch prices import` of an AWS offer as a whole process: its peak memory, and its speed',
  run: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'backarch-bench-'))
    const log = createLogger({ level: 'silent' })
    const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), log })
    try {
      await migrate({ url: postgres.url, log })
      const measurements: Measurement[] = []
      for (const size of [10, 100, 300, 1000]) {
        measurements.push(...(await importOf(size, postgres.url, folder)))
      }
      return measurements
    } finally {
      await postgres.stop()
      await rm(folder, { recursive: true })
    }
  },
}

async function importOf(size: number, url: string, folder: string): Promise<Measurement[]> {
  const file = join(folder, 'offer.csv')
  await writePrices(file, size)
  const args = ['--import', tellMemory, command, 'prices', 'import', file, '--name', `${size} MB`]
  const env = { PATH: process.env.PATH, DATABASE_URL: url, DATA_DIR: folder }
  const start = performance.now()
  const { stderr } = await run(process.execPath, args, { env, cwd: folder })
  const seconds = (performance.now() - start) / 1000
  // Of 1,024 bytes each; a goal in megabytes is one of 1,000,000.
  const megabytes = (Number(stderr) * 1024) / 1e6
  return [
    {
      what: 'peak memory, MB of file',
      size,
      ours: `${megabytes.toFixed(0)} MB`,
      figure: megabytes,
      unit: ' MB',
      goal: { atMost: 200 },
    },
    {
      what: 'speed, MB of file',
      size,
      ours: `${seconds.toFixed(1)} s`,
      figure: size / seconds,
      unit: ' MB/s',
    },
  ]
}
