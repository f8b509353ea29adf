import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createLogger } from '@backarch/core'
import { createDatabase, startPostgres } from '@backarch/db'
import { migrate } from '@backarch/db/migrate'

/** An empty database on a server of its own. */
export async function createScratchDatabase() {
  const dataDir = await mkdtemp(join(tmpdir(), 'backarch-bench-'))
  const log = createLogger({ level: 'silent' })
  const postgres = await startPostgres({ dataDir, log })
  await migrate({ url: postgres.url, log })
  const database = createDatabase({ url: postgres.url })
  return {
    db: database.db,
    [Symbol.asyncDispose]: async (): Promise<void> => {
      await database.close()
      await postgres.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
