import { createCallerFactory } from '@backarch/api'
import { createTestContext } from '@backarch/api/testing'
import { createTestDiagram } from '@backarch/features-canvas/testing'
import { notes } from '@backarch/features-notes/feature'
import { createManyTestNotes } from '@backarch/features-notes/testing'
import { createTestOrganization } from '@backarch/services-access/testing'

import { type Bench, type Measurement, sideBySide } from './measure.ts'
import { createScratchDatabase } from './scratch-database.ts'

const perDiagram = 10_000
const ownDiagrams = 10
const tenants = [1, 10, 100]
const callerFor = createCallerFactory(notes.router)

/** From what one note in some hundred says to what nearly every note says. */
const queries = { rare: 'w1998', 'three rare words': 'w1500 or w1600 or w1700', often: 'w0' }

/** What a list and a search cost in 100,000 notes of one organization, whatever the others have. */
export const notesBench: Bench = {
  name: 'notes',
  title: `${(ownDiagrams * perDiagram).toLocaleString('en-US')} notes of one organization, beside others with ${perDiagram.toLocaleString('en-US')} each`,
  run: async () => {
    await using scratch = await createScratchDatabase()
    const ctx = createTestContext({ db: scratch.db })
    const addTenant = async (diagrams: number) => {
      const { id: orgId, as } = await createTestOrganization(ctx, { plan: 'business' })
      let diagramId = ''
      for (let at = 0; at < diagrams; at += 1) {
        diagramId = (await createTestDiagram(as.editor)).id
        await createManyTestNotes(as.editor, { diagramId, count: perDiagram })
      }
      return { orgId, diagramId, call: callerFor(as.viewer) }
    }
    const { orgId, diagramId, call } = await addTenant(ownDiagrams)
    const measurements: Measurement[] = []
    let others = 1
    for (const size of tenants) {
      for (; others < size; others += 1) await addTenant(1)
      await scratch.db.$executeRaw`VACUUM ANALYZE`
      const beside = async (
        what: string,
        atMost: number | undefined,
        ours: () => Promise<unknown>,
      ): Promise<void> => {
        const spent = await sideBySide(15, ours, () => scratch.db.$queryRaw`SELECT 1`)
        measurements.push({
          what: `${what}, organizations`,
          size,
          ours: `${spent.ours.toFixed(1)} ms`,
          peer: `${spent.peer.toFixed(2)} ms`,
          figure: spent.ours,
          unit: ' ms',
          ...(atMost === undefined ? {} : { goal: { atMost } }),
        })
      }
      await beside('a list of 50', 20, () => call.list({ orgId, diagramId, take: 50 }))
      for (const [what, query] of Object.entries(queries)) {
        const search = () => call.search({ orgId, query, take: 20 })
        await beside(`search, ${what}`, 50, search)
      }
    }
    return measurements
  },
}
