import type { Graph } from '@backarch/services-topology/schemas'
import fc from 'fast-check'

/** A diagram of which only what a layout depends on is given: names of parents and ends, by index. */
export function sketch(parts: {
  readonly nodes: readonly (string | null)[]
  readonly groups?: readonly (string | null)[]
  readonly edges?: readonly (readonly [number, number])[]
}): Graph {
  const { nodes, groups = [], edges = [] } = parts
  return {
    nodes: nodes.map((groupId, index) => ({
      id: `n${index}`,
      kind: 'aws.sqs-queue',
      name: `Queue ${index}`,
      settings: {},
      usage: {},
      region: null,
      groupId,
      position: { x: 0, y: 0 },
    })),
    groups: groups.map((parentId, index) => ({
      id: `g${index}`,
      kind: 'network',
      name: `Network ${index}`,
      parentId,
      settings: {},
    })),
    edges: edges.map(([from, to], index) => ({
      id: `e${index}`,
      from: `n${from}`,
      to: `n${to}`,
      protocol: null,
      mode: 'sync',
      volume: null,
    })),
  }
}

/** Any diagram: groups in groups, empty ones, nodes in none, edges to themselves, in circles and twice. */
export const anyGraph: fc.Arbitrary<Graph> = fc
  .record({ groups: fc.nat(8), nodes: fc.nat(25) })
  .chain(({ groups, nodes }) => {
    // A group's parent comes before it, so that none contains itself.
    const parents = Array.from({ length: groups }, (_, index) => groupOf(index))
    const end = fc.nat(Math.max(0, nodes - 1))
    return fc.record({
      groups: fc.tuple(...parents),
      nodes: fc.array(groupOf(groups), { minLength: nodes, maxLength: nodes }),
      edges: fc.array(fc.tuple(end, end), { maxLength: nodes === 0 ? 0 : 40 }),
    })
  })
  .map(sketch)

function groupOf(count: number): fc.Arbitrary<string | null> {
  return count === 0
    ? fc.constant(null)
    : fc.option(
        fc.nat(count - 1).map((index) => `g${index}`),
        { freq: 4 },
      )
}

/** Reproducible without a generator's state: as many edges as nodes and a fifth more, in groups of twenty. */
export function largeGraph(size: number): Graph {
  let state = 1
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  return sketch({
    nodes: Array.from({ length: size }, (_, index) => `g${Math.floor(index / 20)}`),
    groups: Array.from({ length: Math.ceil(size / 20) }, () => null),
    edges: Array.from({ length: Math.floor(size * 1.2) }, () => [next(size), next(size)] as const),
  })
}
