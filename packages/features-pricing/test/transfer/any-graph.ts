import type { Graph, GraphEdge, GraphGroup } from '@backarch/services-topology/schemas'
import fc from 'fast-check'

import { nodeOf } from '../node-of.ts'

const region = fc.constantFrom('us-east-1', 'us-east-2', 'eu-west-1', 'us-central1', 'eastus', null)
const kind = fc.constantFrom(
  'aws.ec2-instance',
  'aws.s3-bucket',
  'aws.cloudfront-distribution',
  'google.compute-instance',
  'google.storage-bucket',
  'azure.virtual-machine',
  'any.internet',
  'aws.quantum-computer',
)
/** Twice as much is still within the steps that every region has a price for. */
const gigabytes = fc.double({ min: 0, max: 75_000, noNaN: true }).map(Math.abs)
const volume = fc.option(
  fc.record(
    {
      requests: fc.constant(null),
      gigabytes: fc.option(gigabytes),
      replyGigabytes: fc.option(gigabytes),
    },
    { requiredKeys: ['requests', 'gigabytes'] },
  ),
)
const mode = fc.constantFrom('sync' as const, 'async' as const, 'data' as const)

const nodeCount = 6
const index = fc.nat(nodeCount - 1)

const groups: GraphGroup[] = [
  { id: 'region', kind: 'region', name: '', parentId: null, settings: {} },
  { id: 'a', kind: 'zone', name: 'zone-a', parentId: 'region', settings: {} },
  { id: 'b', kind: 'zone', name: 'zone-b', parentId: 'region', settings: {} },
  { id: 'in-a', kind: 'subnet', name: 'zone-b', parentId: 'a', settings: {} },
  // Elsewhere, and called as one of the others.
  { id: 'also-a', kind: 'zone', name: 'zone-a', parentId: null, settings: {} },
]
const groupId = fc.constantFrom(null, ...groups.map(({ id }) => id))

/** Components of every kind of place, and what goes over the network between them. */
export const anyGraph: fc.Arbitrary<Graph> = fc
  .record({
    nodes: fc.array(fc.tuple(kind, region, groupId), {
      minLength: nodeCount,
      maxLength: nodeCount,
    }),
    edges: fc.array(fc.tuple(index, index, mode, volume), { maxLength: 12 }),
  })
  .map(({ nodes, edges }) => ({
    nodes: nodes.map(([of, where, inside], at) => {
      return { ...nodeOf(of, {}, { id: `n${at}`, region: where }), groupId: inside }
    }),
    edges: edges.map(([from, to, how, much], at): GraphEdge => {
      const ends = { from: `n${from}`, to: `n${to}` }
      return { id: `e${at}`, ...ends, protocol: null, mode: how, volume: much }
    }),
    groups,
  }))
