import { componentKinds } from '@backarch/services-topology'
import type { Graph } from '@backarch/services-topology/schemas'

import { type Bench, type Measurement, sideBySide } from './measure.ts'
import { createScratchCanvas } from './scratch-canvas.ts'

const diagrams = [100, 1_000]
const nodes = 1_000
const subjects = ['Order', 'Payment', 'Invoice', 'Cart', 'Stock', 'Mail', 'Login', 'Report']
const kinds = [...componentKinds.keys()].filter((kind) => kind !== 'aws.s3-bucket')

/** From what nearly nothing is called to what an eighth of everything is. */
const queries = {
  'in one diagram': 'needle42',
  'in every diagram, rarely': 'lambda',
  'in every diagram, often': 'order',
  'three words': 'order lambda diag',
}

export const canvasSearch: Bench = {
  name: 'canvas-search',
  title: `a page of what a search finds in diagrams of ${nodes.toLocaleString('en-US')} nodes, beside a page of the list`,
  run: async () => {
    await using canvas = await createScratchCanvas()
    const { orgId, call } = canvas
    const measurements: Measurement[] = []
    for (const size of diagrams) {
      await canvas.drawUntil(size, graphOf)
      for (const [what, query] of Object.entries(queries)) {
        const { ours, peer } = await sideBySide(
          7,
          () => call.search({ orgId, query, take: 20 }),
          () => call.list({ orgId, take: 20 }),
        )
        measurements.push({
          what: `${what}, diagrams`,
          size,
          ours: `${ours.toFixed(1)} ms`,
          peer: `${peer.toFixed(1)} ms`,
          figure: ours,
          unit: ' ms',
        })
      }
    }
    return measurements
  },
}

function graphOf(diagram: number): Graph {
  return {
    nodes: Array.from({ length: nodes }, (_, at) => ({
      id: `n${at}`,
      kind: kinds[at % kinds.length] ?? '',
      name: at === 0 ? `Needle${diagram}` : `${subjects[at % subjects.length]} ${at}`,
      settings: {},
      usage: {},
      region: 'us-east-1',
      groupId: null,
      position: { x: at % 40, y: at },
    })),
    edges: [],
    groups: [],
  }
}
