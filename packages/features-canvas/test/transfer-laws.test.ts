import { randomUUID } from 'node:crypto'

import { outcome } from '@backarch/api/testing'
import { tally, toCost, transfersIn } from '@backarch/features-pricing'
import type { Graph, GraphEdge, GraphGroup, GraphNode } from '@backarch/services-topology/schemas'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'

import { toDocument } from '../src/document/graph-elements.ts'
import { findElements } from '../src/repo/elements.ts'
import { operationsSchema, type Operation } from '../src/schemas/operations.ts'
import { createSuite } from './support.ts'

const { database, db, organization } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const position = { x: 0, y: 0 }
const regions = ['us-east-1', 'us-east-2', 'eu-west-1', null]
const kinds = ['aws.ec2-instance', 'aws.s3-bucket', 'any.internet']
const nodeIds = ['n1', 'n2', 'n3', 'n4']
const groupIds = ['g1', 'g2', 'g3', 'g4', 'g5']
const volumes = [
  null,
  { requests: 9, gigabytes: null },
  { requests: null, gigabytes: 100, replyGigabytes: 11 },
  { requests: null, gigabytes: 30_000 },
]

const group = (id: string, parentId: string | null, kind: GraphGroup['kind']): GraphGroup => {
  return { id, kind, name: id, parentId, settings: {} }
}
const node = (id: string, groupId: string | null): GraphNode => ({
  id,
  kind: 'aws.ec2-instance',
  name: id,
  settings: { instanceType: 't3.large' },
  usage: {},
  region: 'us-east-1',
  groupId,
  position,
})
const edge = (id: string, from: string, to: string): GraphEdge => {
  const volume = { requests: null, gigabytes: 100 }
  return { id, from, to, protocol: null, mode: 'sync', volume }
}

/** Two zones, one with subnets in each other, and machines that talk to each other from all of them. */
const beginning: Graph = {
  groups: [
    group('g1', null, 'zone'),
    group('g2', null, 'zone'),
    group('g3', 'g1', 'subnet'),
    group('g4', 'g3', 'subnet'),
    group('g5', 'g2', 'subnet'),
  ],
  nodes: [node('n1', 'g4'), node('n2', 'g5'), node('n3', 'g1'), node('n4', null)],
  edges: [edge('e1', 'n1', 'n2'), edge('e2', 'n2', 'n3'), edge('e3', 'n3', 'n1')],
}

const nodeId = fc.constantFrom(...nodeIds)
const groupId = fc.constantFrom(...groupIds)
const edgeId = fc.constantFrom('e1', 'e2', 'e3', 'e4')
const parentId = fc.constantFrom(null, ...groupIds)
const made = { from: nodeId, to: nodeId, volume: fc.constantFrom(...volumes) }
const op = <Name extends Operation['op']>(name: Name) => fc.constant(name)

const operation = fc
  .oneof(
    fc.record({ op: op('setParent'), id: fc.oneof(nodeId, groupId), parentId }),
    fc.record({ op: op('setLabel'), id: groupId, name: fc.constantFrom('g1', 'g2', '') }),
    fc.record({ op: op('updateGroup'), id: groupId, kind: fc.constantFrom('zone', 'subnet') }),
    fc.record({ op: op('removeGroup'), id: groupId, members: fc.constantFrom('moveUp', 'remove') }),
    fc.record({ op: op('updateNode'), id: nodeId, region: fc.constantFrom(...regions) }),
    fc.constantFrom(...kinds).chain((kind) =>
      fc.record({
        op: op('addNode'),
        node: fc
          .tuple(nodeId, parentId)
          .map(([id, to]) => ({ ...node(id, to), kind, settings: {} })),
      }),
    ),
    fc.record({
      op: op('setSettings'),
      id: nodeId,
      set: fc.record({ availabilityZone: fc.constantFrom('g1', 'g2', null) }),
    }),
    fc.record({ op: op('removeNode'), id: nodeId }),
    fc.record({
      op: op('addEdge'),
      edge: fc.tuple(edgeId, nodeId, nodeId).map(([id, from, to]) => edge(id, from, to)),
    }),
    fc.record({ op: op('updateEdge'), id: edgeId, ...made }),
    fc.record({ op: op('removeEdge'), id: edgeId }),
  )
  .map((written) => operationsSchema.parse([written]))

test('after any edits the bill is that of the whole, with every edge whose ends have moved', async () => {
  const { orgId, call } = await organization()
  const seen = new Set<number>()
  const property = fc.asyncProperty(
    fc.array(operation, { minLength: 8, maxLength: 20 }),
    async (batches) => {
      const { id: diagramId } = await call.editor.create({ orgId, name: 'Laws', graph: beginning })
      const ref = { orgId, diagramId }
      for (const operations of batches) {
        const { version } = await call.viewer.get(ref)
        const edit = { ...ref, baseVersion: version, idempotencyKey: randomUUID(), operations }
        if ((await outcome(call.editor.edit(edit))) !== 'ok') continue
        const { graph } = toDocument(await findElements(db, ref))
        const { cost } = await call.viewer.get(ref)
        const whole = tally({ nodes: graph.nodes, transfers: transfersIn(graph) })
        expect(cost).toEqual(toCost(whole, cost.catalogDate))
        seen.add(cost.totalMonthly)
      }
      await call.editor.trash(ref)
    },
  )
  await fc.assert(property, { numRuns: Number(process.env['RUNS'] ?? 60), endOnFailure: true })
  // The edits did change what edges cost.
  expect(seen.size).toBeGreaterThan(15)
})
