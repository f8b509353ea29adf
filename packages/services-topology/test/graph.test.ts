import { isAppError } from '@backarch/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { checkGraph, componentKinds, parseGraph } from '../src/index.ts'
import {
  graphSchema,
  jsonObjectSchema,
  type Graph,
  type GraphEdge,
  type GraphGroup,
  type GraphNode,
} from '../src/schemas.ts'

function node(id: string, changes: Partial<GraphNode> = {}): GraphNode {
  return {
    id,
    kind: 'aws.sqs-queue',
    name: id,
    settings: {},
    usage: {},
    region: null,
    groupId: null,
    position: { x: 0, y: 0 },
    ...changes,
  }
}

function edge(id: string, from: string, to: string): GraphEdge {
  return { id, from, to, protocol: null, mode: 'sync', volume: null }
}

function group(id: string, parentId: string | null): GraphGroup {
  return { id, kind: 'network', name: id, parentId, settings: {} }
}

const empty: Graph = { nodes: [], edges: [], groups: [] }
const reasons = (graph: Partial<Graph>) =>
  checkGraph({ ...empty, ...graph }).map(({ reason, element }) => `${reason} ${element}`)

function outcome(parse: () => unknown): string {
  try {
    parse()
    return 'parsed'
  } catch (error) {
    return isAppError(error) ? error.code : String(error)
  }
}

describe('checkGraph', () => {
  it('finds nothing in an empty graph and in a sound one', () => {
    expect(checkGraph(empty)).toEqual([])
    const sound = {
      nodes: [node('a', { groupId: 'g' }), node('b')],
      edges: [edge('e', 'a', 'b')],
      groups: [group('g', 'h'), group('h', null)],
    }
    expect(checkGraph(sound)).toEqual([])
  })

  it('names an id that is used twice, also by elements of two sorts', () => {
    expect(reasons({ nodes: [node('a'), node('a')] })).toEqual(['duplicate_id a'])
    expect(reasons({ nodes: [node('a')], groups: [group('a', null)] })).toEqual(['duplicate_id a'])
  })

  it('names an edge without its ends, and a node and a group without their group', () => {
    expect(reasons({ nodes: [node('a')], edges: [edge('e', 'a', 'z')] })).toEqual(['missing_end e'])
    expect(reasons({ nodes: [node('a', { groupId: 'z' })] })).toEqual(['missing_group a'])
    expect(reasons({ groups: [group('g', 'z')] })).toEqual(['missing_group g'])
  })

  it('an edge cannot end at a group', () => {
    const groups = [group('g', null)]
    expect(reasons({ nodes: [node('a')], groups, edges: [edge('e', 'a', 'g')] })).toEqual([
      'missing_end e',
    ])
  })

  it('names one group of every circle of groups, once', () => {
    expect(reasons({ groups: [group('a', 'a')] })).toEqual(['group_cycle a'])
    const circle = [group('in', 'a'), group('a', 'b'), group('b', 'c'), group('c', 'a')]
    expect(reasons({ groups: circle })).toEqual(['group_cycle a'])
  })

  it('names a kind that does not exist, and settings and usage that are not the kind’s', () => {
    expect(reasons({ nodes: [node('a', { kind: 'aws.teapot' })] })).toEqual(['unknown_kind a'])
    expect(reasons({ nodes: [node('a', { settings: { fifo: 'yes' } })] })).toEqual([
      'invalid_settings a',
    ])
    expect(reasons({ nodes: [node('a', { settings: { colour: 'red' } })] })).toEqual([
      'invalid_settings a',
    ])
    expect(reasons({ nodes: [node('a', { usage: { monthly_requests: -1 } })] })).toEqual([
      'invalid_usage a',
    ])
  })

  it('IN4 refuses numbers that are none, and texts as long as a document', () => {
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, 1e300]) {
      expect(reasons({ nodes: [node('a', { usage: { monthly_requests: wrong } })] })).toEqual([
        'invalid_usage a',
      ])
    }
    const machine = { kind: 'aws.ec2-instance', settings: { instanceType: 'x'.repeat(5_000_000) } }
    expect(reasons({ nodes: [node('a', machine)] })).toEqual(['invalid_settings a'])
  })

  it('says what to change in one sentence', () => {
    const [problem] = checkGraph({ ...empty, nodes: [node('a')], edges: [edge('e', 'a', 'z')] })
    expect(problem?.message).toBe('Edge "e" ends at node "z", which does not exist.')
  })
})

describe('parseGraph', () => {
  it('gives back what it accepts', () => {
    const graph = { ...empty, nodes: [node('a')] }
    expect(parseGraph(graph)).toEqual(graph)
  })

  it('refuses what has another shape, and names the place', () => {
    expect(() => parseGraph({ ...empty, nodes: [{ id: 'a' }] })).toThrow(/malformed at "nodes\.0\./)
    expect(() => parseGraph(null)).toThrow(/malformed/)
    const nowhere = node('a', { position: { x: Number.NaN, y: 0 } })
    expect(() => parseGraph({ ...empty, nodes: [nowhere] })).toThrow(/position/)
  })

  it('refuses what does not hold together, with the reason and the problems', () => {
    const broken = { ...empty, nodes: [node('a', { groupId: 'z' })] }
    expect(() => parseGraph(broken)).toThrow(
      expect.objectContaining({
        code: 'VALIDATION',
        details: expect.objectContaining({ reason: 'missing_group' }),
      }),
    )
  })

  it('answers for any input without failing in another way (property)', () => {
    const anything = fc.anything({ withNullPrototype: true, maxDepth: 4 })
    const almost = fc.record({
      nodes: fc.array(fc.anything({ maxDepth: 2 })),
      edges: fc.array(fc.anything({ maxDepth: 2 })),
      groups: fc.array(fc.anything({ maxDepth: 2 })),
    })
    fc.assert(
      fc.property(fc.oneof(anything, almost), (input) => {
        expect(outcome(() => parseGraph(input))).toMatch(/^(?:parsed|VALIDATION)$/)
      }),
    )
  })
})

describe('laws', () => {
  const kindIds = [...componentKinds.keys()]
  /** Sound graphs: every reference goes to something before it. */
  const soundGraph = fc
    .record({
      groups: fc.nat(8),
      nodes: fc.nat(12),
      edges: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 20 }),
      seed: fc.infiniteStream(fc.nat()),
    })
    .map(({ groups, nodes, edges, seed }): Graph => {
      const pick = (limit: number) => (limit === 0 ? null : (seed.next().value % (limit + 1)) - 1)
      const idOf = (prefix: string, index: number | null) =>
        index === null || index < 0 ? null : `${prefix}${index}`
      return {
        groups: Array.from({ length: groups }, (_, index) =>
          group(`g${index}`, idOf('g', pick(index))),
        ),
        nodes: Array.from({ length: nodes }, (_, index) =>
          node(`n${index}`, {
            groupId: idOf('g', pick(groups)),
            kind: kindIds[index % kindIds.length] ?? '',
          }),
        ),
        edges:
          nodes === 0
            ? []
            : edges.map(([from, to], index) =>
                edge(`e${index}`, `n${from % nodes}`, `n${to % nodes}`),
              ),
      }
    })

  it('a sound graph has no problem, whatever the order of its elements (property)', () => {
    fc.assert(
      fc.property(soundGraph, (graph) => {
        expect(checkGraph(graph)).toEqual([])
        expect(
          checkGraph({
            nodes: graph.nodes.toReversed(),
            edges: graph.edges.toReversed(),
            groups: graph.groups.toReversed(),
          }),
        ).toEqual([])
      }),
    )
  })

  it('taking any element away that another needs is noticed, and nothing else is (property)', () => {
    fc.assert(
      fc.property(soundGraph, fc.nat(), (graph, choice) => {
        const victim = [...graph.nodes, ...graph.groups][
          choice % Math.max(1, graph.nodes.length + graph.groups.length)
        ]
        if (victim === undefined) return
        const rest = {
          ...graph,
          nodes: graph.nodes.filter(({ id }) => id !== victim.id),
          groups: graph.groups.filter(({ id }) => id !== victim.id),
        }
        const needed = [
          ...rest.nodes.filter(({ groupId }) => groupId === victim.id),
          ...rest.groups.filter(({ parentId }) => parentId === victim.id),
          ...rest.edges.filter(({ from, to }) => from === victim.id || to === victim.id),
        ].map(({ id }) => id)
        expect(new Set(checkGraph(rest).map(({ element }) => element))).toEqual(new Set(needed))
      }),
    )
  })

  it('a group put into one of its own descendants is always a circle (property)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), (depth) => {
        const chain = Array.from({ length: depth }, (_, index) =>
          group(`g${index}`, `g${(index + 1) % depth}`),
        )
        expect(checkGraph({ ...empty, groups: chain }).map(({ reason }) => reason)).toEqual([
          'group_cycle',
        ])
      }),
    )
  })

  it('checks 10,000 nodes and 30,000 edges without growing beyond linear', () => {
    const nodes = Array.from({ length: 10_000 }, (_, index) =>
      node(`n${index}`, {
        kind: kindIds[index % kindIds.length] ?? '',
        groupId: `g${index % 1000}`,
      }),
    )
    const edges = Array.from({ length: 30_000 }, (_, index) =>
      edge(`e${index}`, `n${index % 10_000}`, `n${(index * 7) % 10_000}`),
    )
    // One long chain: a check that walked to the root for every group would take half a million steps.
    const groups = Array.from({ length: 1000 }, (_, index) =>
      group(`g${index}`, index === 0 ? null : `g${index - 1}`),
    )
    expect(parseGraph({ nodes, edges, groups }).nodes).toHaveLength(10_000)
  })
})

it('IN3 a quarter of a megabyte of empty elements is not half a million complaints', () => {
  const nothing = (length: number) => Array.from({ length }, () => ({}))
  const parsed = graphSchema.safeParse({
    nodes: nothing(20_000),
    edges: nothing(50_000),
    groups: nothing(5_000),
  })
  expect(parsed.error?.issues.length).toBeLessThan(100)
  expect(parsed.error?.issues[0]?.path).toEqual(['nodes', 0, 'id'])
})

it('a list longer than it may be is refused by its length, whatever is in it', () => {
  const parsed = graphSchema.safeParse({ ...empty, groups: Array.from({ length: 5_001 }, () => 1) })
  expect(parsed.error?.issues).toMatchObject([{ code: 'too_big', path: ['groups'] }])
})

it('IN4 settings are JSON at every depth, and what is not is named once', () => {
  const settings = (value: unknown) => jsonObjectSchema.safeParse({ value })
  for (const good of [null, 0, -1.5, '', true, [], {}, [[{ a: [null] }]]]) {
    expect(settings(good).data).toEqual({ value: good })
  }
  const bad = [
    Infinity,
    NaN,
    undefined,
    1n,
    Symbol('s'),
    () => 1,
    new Date(),
    new Map(),
    [undefined],
  ]
  for (const value of [...bad, [[Infinity]], { a: { b: NaN } }]) {
    expect(settings(value).error?.issues).toMatchObject([{ path: ['value'] }])
  }
  const many = Array.from({ length: 30_000 }, () => Infinity)
  expect(settings(many).error?.issues).toHaveLength(1)
  const circle: unknown[] = []
  circle.push(circle)
  expect(settings(circle).success).toBe(false)
})
