import { groupBounds } from '@backarch/services-topology/group-bounds'
import type { Graph } from '@backarch/services-topology/schemas'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { layoutGraph } from '../src/layout/layout-graph.ts'
import { place } from '../src/layout/place.ts'
import { layoutFaults } from './layout-faults.ts'
import { anyGraph, largeGraph, sketch } from './layout-graphs.ts'

const { signal } = new AbortController()
const laidOut = async (graph: Graph) => place(graph, await layoutGraph(graph, { signal }))

describe('a layout', () => {
  test('of any graph: nothing overlaps, groups hold their members alone, nothing else changes', async () => {
    await fc.assert(
      fc.asyncProperty(anyGraph, async (graph) => {
        const result = await laidOut(graph)
        expect(layoutFaults(result)).toEqual([])
        expect(withoutPositions(result)).toEqual(withoutPositions(graph))
      }),
      { numRuns: 100 },
    )
  })

  test('of any graph begins at the origin', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyGraph.filter(({ nodes, groups }) => nodes.length + groups.length > 0),
        async (graph) => {
          const result = await laidOut(graph)
          const corners = [
            ...result.nodes.map(({ position }) => position),
            ...groupBounds(result).values(),
          ]
          expect(Math.min(...corners.map(({ x }) => x))).toBe(0)
          expect(Math.min(...corners.map(({ y }) => y))).toBe(0)
        },
      ),
      { numRuns: 25 },
    )
  })

  test('is the same for the same graph, in whatever order it is listed and wherever things were', async () => {
    const cases = anyGraph.chain((graph) =>
      fc.record({
        graph: fc.constant(graph),
        shuffled: fc.record({
          nodes: shuffle(graph.nodes).map((nodes) =>
            nodes.map((node) => ({ ...node, position: { x: -7, y: 1e6 } })),
          ),
          edges: shuffle(graph.edges),
          groups: shuffle(graph.groups),
        }),
      }),
    )
    await fc.assert(
      fc.asyncProperty(cases, async ({ graph, shuffled }) => {
        const first = await layoutGraph(graph, { signal })
        const second = await layoutGraph(shuffled, { signal })
        expect(Object.fromEntries(second)).toEqual(Object.fromEntries(first))
      }),
      { numRuns: 50 },
    )
  })

  test('names nodes and empty groups, and no others', async () => {
    const graph = sketch({ nodes: ['g0', null], groups: [null, 'g0', 'g1', null] })
    const positions = await layoutGraph(graph, { signal })
    expect([...positions.keys()].toSorted()).toEqual(['g2', 'g3', 'n0', 'n1'])
  })

  test('of nothing is nothing', async () => {
    expect((await layoutGraph(sketch({ nodes: [] }), { signal })).size).toBe(0)
  })

  test('leads from left to right, also from group to group', async () => {
    const graph = sketch({
      nodes: ['g0', 'g0', 'g2', null],
      groups: [null, null, 'g1'],
      edges: [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
    })
    const columns = (await laidOut(graph)).nodes.map(({ position }) => position.x)
    expect(columns).toEqual(columns.toSorted((a, b) => a - b))
    expect(new Set(columns).size).toBe(columns.length)
  })

  test('takes any text for an id', async () => {
    const { nodes, groups } = sketch({ nodes: ['g0', 'g0', 'g0', null], groups: [null] })
    const edge = { protocol: null, mode: 'sync' as const, volume: null }
    const inside = 'hasOwnProperty'
    const ids = ['__proto__', '["constructor","\u0000"]', 'constructor', '\u0000']
    const graph = {
      nodes: nodes.map((node, index) => ({
        ...node,
        id: ids[index] ?? '',
        groupId: node.groupId === null ? null : inside,
      })),
      groups: groups.map((group) => ({ ...group, id: inside })),
      edges: ids.flatMap((from) => ids.map((to) => ({ ...edge, id: `${from}${to}`, from, to }))),
    }
    const result = await laidOut(graph)
    expect(layoutFaults(result)).toEqual([])
    expect(new Set(result.nodes.map(({ position: { x, y } }) => `${x} ${y}`)).size).toBe(4)
  })

  test('of five hundred nodes keeps to the same rules', async () => {
    expect(layoutFaults(await laidOut(largeGraph(500)))).toEqual([])
  })

  test('of a thousand groups in each other keeps to the same rules', async () => {
    const groups = Array.from({ length: 1000 }, (_, i) => (i === 0 ? null : `g${i - 1}`))
    const graph = sketch({ nodes: ['g999', 'g500', null], groups, edges: [[0, 2]] })
    expect(layoutFaults(await laidOut(graph))).toEqual([])
  })
})

describe('what a layout must not be', () => {
  const at = (x: number, y: number) => ({ x, y })
  const graph = sketch({ nodes: ['g0', 'g0', null], groups: [null, null] })
  const ids = ['n0', 'n1', 'n2', 'g1']

  test.each([
    ['nothing', [at(0, 0), at(0, 200), at(500, 0), at(0, 600)], []],
    ['a node on another', [at(0, 0), at(10, 10), at(500, 0), at(0, 600)], ['n0 lies on n1']],
    ['a stranger in a group', [at(0, 0), at(0, 400), at(0, 200), at(0, 700)], ['n2 lies on g0']],
    ['a group on a node', [at(0, 0), at(0, 200), at(500, 0), at(490, 0)], ['n2 lies on g1']],
    [
      'half a pixel',
      [at(0, 0), at(0, 200), at(500.5, 0), at(0, 600)],
      ['n2 has no whole position'],
    ],
  ])('%s is found', (_what, corners, faults) => {
    const positions = new Map(corners.map((corner, index) => [ids[index] ?? '', corner]))
    expect(layoutFaults(place(graph, positions))).toEqual(faults)
  })
})

function shuffle<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length })
}

function withoutPositions({ nodes, edges, groups }: Graph) {
  return {
    nodes: nodes.map(({ position: _, ...rest }) => rest),
    edges,
    groups: groups.map(({ position: _, ...rest }) => rest),
  }
}
