import type { Graph, GraphEdge } from '@backarch/services-topology/schemas'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { estimateCsv } from '../../src/output/csv.ts'
import { estimateMarkdown } from '../../src/output/markdown.ts'
import { estimateSvg } from '../../src/output/svg.ts'
import { showAmount } from '../../src/output/words.ts'
import { diffEstimates } from '../../src/service/diff-estimates.ts'
import { estimateGraph } from '../../src/service/estimate.ts'
import { sumBy } from '../../src/service/sum-by.ts'
import { addTally, emptyTally, tally, toCost } from '../../src/service/tally.ts'
import { transfersIn } from '../../src/transfer/transfers-in.ts'
import { microCents, sum } from '../any-nodes.ts'
import { readCsv } from '../read-csv.ts'
import { anyGraph } from './any-graph.ts'

type Volume = NonNullable<GraphEdge['volume']>

function withVolumes({ edges, ...graph }: Graph, change: (volume: Volume) => Volume): Graph {
  return {
    ...graph,
    edges: edges.map((edge) => ({ ...edge, volume: edge.volume && change(edge.volume) })),
  }
}

function times(factor: number, { requests, gigabytes, replyGigabytes = null }: Volume): Volume {
  const scaled = (amount: number | null) => (amount === null ? null : amount * factor)
  return { requests, gigabytes: scaled(gigabytes), replyGigabytes: scaled(replyGigabytes) }
}

describe('with data on its edges, the total', () => {
  test('is the sum of resources and of components, and of any parts', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const whole = estimateGraph(graph)
        const total = microCents(whole.totalMonthly)
        const counted = whole.resources.filter(({ monthly }) => monthly !== null)
        expect(sum(counted.map(({ monthly }) => monthly))).toBe(total)
        const components = counted.flatMap((resource) => resource.components)
        expect(sum(components.map(({ monthly }) => monthly))).toBe(total)
        const usage = components.filter(({ usageBased }) => usageBased)
        expect(sum(usage.map(({ monthly }) => monthly))).toBe(microCents(whole.usageMonthly))
        const shares = sumBy(whole, ({ kind, type }) => kind ?? type)
        expect(sum(shares.map(({ monthly }) => monthly))).toBe(total)
      }),
    )
  })

  test('is the same in every output', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const whole = estimateGraph(graph)
        const total = showAmount(whole.totalMonthly, 'USD')
        const [, ...rows] = readCsv(estimateCsv(whole))
        const amounts = rows.flatMap((row) => (row[3] === 'priced' ? Number(row[8]) : []))
        expect(sum(amounts)).toBe(microCents(whole.totalMonthly))
        expect(estimateMarkdown(whole).startsWith(`**${total} a month**`)).toBe(true)
        expect(estimateSvg(whole)).toContain(`>${total.replace('<', '&lt;')} a month<`)
      }),
    )
  })

  test('is that of the tallies of its nodes and of its edges, one by one', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const nodes = graph.nodes.map((node) => tally({ nodes: [node] }))
        const edges = transfersIn(graph).map((one) => tally({ nodes: [], transfers: [one] }))
        const whole = [...edges, ...nodes].reduce(addTally, emptyTally)
        const { resources, totalMonthly, baselineMonthly, usageMonthly, catalogDate } =
          estimateGraph(graph)
        const totals = { totalMonthly, baselineMonthly, usageMonthly }
        expect(toCost(whole, catalogDate)).toMatchObject(totals)
        const { priced, free, unpriced, unsupported } = whole
        expect(priced + free + unpriced + unsupported).toBe(resources.length)
      }),
    )
  })

  test('has no order', () => {
    const shuffled = anyGraph.chain((graph) =>
      fc.record({
        graph: fc.constant(graph),
        nodes: fc.shuffledSubarray(graph.nodes, { minLength: graph.nodes.length }),
        edges: fc.shuffledSubarray(graph.edges, { minLength: graph.edges.length }),
        groups: fc.shuffledSubarray(graph.groups, { minLength: graph.groups.length }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ graph, ...other }) => {
        const written = (of: Graph) =>
          estimateGraph(of).resources.map((resource) => JSON.stringify(resource))
        expect(written(other).toSorted()).toEqual(written(graph).toSorted())
        expect(estimateGraph(other).totalMonthly).toBe(estimateGraph(graph).totalMonthly)
      }),
    )
  })

  test('does not fall when twice as much goes over every edge, and no edge falls', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const once = estimateGraph(graph)
        const twice = estimateGraph(withVolumes(graph, (volume) => times(2, volume)))
        expect(twice.totalMonthly).toBeGreaterThanOrEqual(once.totalMonthly)
        for (const [at, { monthly }] of once.resources.entries()) {
          expect(twice.resources[at]?.monthly ?? 0).toBeGreaterThanOrEqual(monthly ?? 0)
        }
      }),
    )
  })

  test('is that of the nodes where everything lies in one zone of one region', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const inside = graph.nodes.map((node) => {
          return { ...node, kind: 'aws.ec2-instance', region: 'us-east-1', groupId: 'a' }
        })
        const together = { ...graph, nodes: inside }
        const whole = estimateGraph(together)
        const edges = whole.resources.filter(({ edge }) => edge !== undefined)
        expect(edges.filter(({ status, monthly }) => status !== 'free' || monthly !== 0)).toEqual(
          [],
        )
        const { totalMonthly } = estimateGraph({ ...together, edges: [] })
        expect(whole.totalMonthly).toBe(totalMonthly)
      }),
    )
  })

  test('is untouched by edges of which nobody has said what goes over them', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const silent = graph.edges.map((edge) => ({ ...edge, volume: null }))
        expect(estimateGraph({ ...graph, edges: silent })).toEqual(
          estimateGraph({ ...graph, edges: [] }),
        )
      }),
    )
  })
})

test('an unknown amount is never an amount, and says what it waits for', () => {
  fc.assert(
    fc.property(anyGraph, (graph) => {
      for (const { edge, status, components } of estimateGraph(graph).resources) {
        if (edge === undefined) continue
        expect(components.length).toBeGreaterThan(0)
        for (const { quantity, unitPrice, monthly, source } of components) {
          expect(monthly === null).toBe(quantity === null || unitPrice === null)
          expect(unitPrice === null).toBe(source.startsWith('no price'))
          expect(unitPrice === 0).toBe(source.startsWith('free: '))
        }
        const isFree = components.every(({ unitPrice }) => unitPrice === 0)
        expect(status === 'free').toBe(isFree)
      }
    }),
  )
})

test('what a change of an edge does to the bill is told under its two ends', () => {
  const graph = (gigabytes: number): Graph => {
    const place = { settings: {}, usage: {}, region: 'us-east-1', position: { x: 0, y: 0 } }
    const bucket = { ...place, id: 'files', kind: 'aws.s3-bucket', name: 'files', groupId: null }
    const users = { ...place, id: 'users', kind: 'any.internet', name: 'users', groupId: null }
    const volume = { requests: null, gigabytes }
    const edge = { id: 'e', from: 'files', to: 'users', protocol: null, volume }
    return { nodes: [bucket, users], edges: [{ ...edge, mode: 'data' }], groups: [] }
  }
  const { resources, difference } = diffEstimates(
    estimateGraph(graph(100)),
    estimateGraph(graph(300)),
  )
  expect(difference).toBe(18)
  expect(resources).toMatchObject([
    { address: 'files → users', type: 'data-transfer', change: 'changed', difference: 18 },
  ])
})
