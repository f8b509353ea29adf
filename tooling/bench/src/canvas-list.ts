import { type Bench, type Measurement, sideBySide } from './measure.ts'
import { createScratchCanvas } from './scratch-canvas.ts'

const populations = [100, 1_000, 5_000]
const perPage = 100
const nothing = { nodes: [], edges: [], groups: [] }

/** What a list costs at the server: who calls, the rows, and the check of what goes out. */
export const canvasList: Bench = {
  name: 'canvas-list',
  title: `lists of diagrams: all of them, beside one page of ${perPage}`,
  run: async () => {
    await using canvas = await createScratchCanvas()
    const { orgId, call } = canvas
    const readAll = async (): Promise<void> => {
      let cursor: string | null | undefined
      while (cursor !== null)
        cursor = (await call.list({ orgId, take: perPage, cursor })).nextCursor
    }
    const measurements: Measurement[] = []
    for (const size of populations) {
      await canvas.drawUntil(size, () => nothing)
      const { ours, peer } = await sideBySide(15, readAll, () =>
        call.list({ orgId, take: perPage }),
      )
      measurements.push({
        what: 'all, page by page',
        size,
        ours: `${ours.toFixed(2)} ms`,
        peer: `${peer.toFixed(2)} ms`,
        figure: ours,
        unit: ' ms',
        ...(size === 1_000 ? { goal: { atMost: 30 } } : {}),
      })
    }
    return measurements
  },
}
