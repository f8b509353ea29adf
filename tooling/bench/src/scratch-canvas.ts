import { createCallerFactory } from '@backarch/api'
import { createTestContext } from '@backarch/api/testing'
import { canvas } from '@backarch/features-canvas/feature'
import { createTestDiagram } from '@backarch/features-canvas/testing'
import { createTestOrganization } from '@backarch/services-access/testing'
import type { Graph } from '@backarch/services-topology/schemas'

import { createScratchDatabase } from './scratch-database.ts'

const callerFor = createCallerFactory(canvas.router)

/** A database of its own, with an organization whose diagrams are measured. */
export async function createScratchCanvas() {
  const scratch = await createScratchDatabase()
  const { db } = scratch
  const ctx = createTestContext({ db })
  const { id: orgId, as } = await createTestOrganization(ctx, { plan: 'business' })
  let drawn = 0
  return {
    orgId,
    db,
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
      await db.$executeRaw`ANALYZE`
    },
    [Symbol.asyncDispose]: () => scratch[Symbol.asyncDispose](),
  }
}
