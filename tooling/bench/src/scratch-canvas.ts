import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createCallerFactory } from '@backarch/api'
import { createTestContext } from '@backarch/api/testing'
import { createLogger } from '@backarch/core'
import { createDatabase, startPostgres } from '@backarch/db'
import { migrate } from '@backarch/db/migrate'
import { canvas } from '@backarch/features-canvas/feature'
import { createTestDiagram } from '@backarch/features-canvas/testing'
import { createTestOrganization } from '@backarch/services-access/testing'
import type { Graph } from '@backarch/services-topology/schemas'

const callerFor = createCallerFactory(canvas.router)

/** A database of its own, with an organization whose diagrams are measured. */
export async function createScratchCanvas() {
  const dataDir = await mkdtemp(join(tmpdir(), 'backarch-bench-'))
  const log = createLogger({ level: 'silent' })
  const postgres = await startPostgres({ dataDir, log })
  await migrate({ url: postgres.url, log })
  const database = createDatabase({ url: postgres.url })
  const ctx = createTestContext({ db: database.db })
  const { id: orgId, as } = await createTestOrganization(ctx, { plan: 'business' })
  let drawn = 0
  return {
    orgId,
    db: database.db,
    call: callerFor(as.viewer),
    /** Draws until there are so many. */
    drawUntil: async (count: number, graphOf: (at: number) => Graph): Promise<void> => {
      const draw = async (): Promise<void> => {
        while (drawn < count) {
          const at = drawn
          drawn += 1
          await createTestDiagram(as.editor, { name: `Diagram ${at}`, graph: graphOf(at) })
        }
      }
      await Promise.all([draw(), draw(), draw(), draw()])
      // Otherwise PostgreSQL plans for tables it still takes for empty.
      await database.db.$executeRaw`ANALYZE`
    },
    [Symbol.asyncDispose]: async (): Promise<void> => {
      await database.close()
      await postgres.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
