import type {
  GraphEdge,
  GraphGroup,
  GraphNode,
  JsonValue,
} from '@backarch/services-topology/schemas'
import fc from 'fast-check'

import type { Document } from '../../src/document/graph-elements.ts'
import { operationSchema, type Operation } from '../../src/schemas/operations.ts'

/** Few, and of any type, so that documents and batches meet in the same elements. */
const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'] as const
const id = fc.constantFrom(...ids)
const newId = fc.constantFrom('new-1', 'new-2', 'new-3', 'new-4', ...ids)

type Values = Record<string, JsonValue>

/** Settings and usage that a kind accepts: of some keys, each with a few values. */
const configurations: Readonly<
  Record<string, { settings: fc.Arbitrary<Values>; usage: fc.Arbitrary<Values> }>
> = {
  'aws.sqs-queue': {
    settings: some({ fifo: [true, false, null] }),
    usage: some({ monthly_requests: [0, 5, 1e6], request_size_kb: [1, 64] }),
  },
  'aws.ec2-instance': {
    settings: some({
      instanceType: ['m5.large', 'm5.xlarge', null],
      tenancy: ['default', 'host'],
      availabilityZone: ['web', 'db', null],
      rootVolume: [{ sizeGb: 8 }, { sizeGb: 20 }],
    }),
    usage: some({ monthly_hrs: [1, 730] }),
  },
  'any.internet': { settings: some({}), usage: some({}) },
  'aws.s3-bucket': {
    settings: some({ versioning: [true, false], lifecycleStorageClasses: [[], ['GLACIER']] }),
    usage: some({
      object_tags: [1, 2],
      standard: [{ storage_gb: 5 }, { storage_gb: 6, monthly_tier_1_requests: 1 }],
    }),
  },
}

function some(values: Record<string, JsonValue[]>): fc.Arbitrary<Values> {
  const members = Object.entries(values).map(([key, of]) => [key, fc.constantFrom(...of)] as const)
  return fc.subarray(members).chain((chosen) => fc.record<Values>(Object.fromEntries(chosen)))
}

const kind = fc.constantFrom(...Object.keys(configurations))
const name = fc.constantFrom('web', 'db', '')
const source = fc.constantFrom(
  { address: 'aws_x.a', type: 'aws_x' },
  { address: 'aws_y.b', type: 'aws_y' },
)
const position = fc.record({
  x: fc.integer({ min: -3, max: 3 }),
  y: fc.integer({ min: -3, max: 3 }),
})
/** Groups' settings are of no kind: any key goes. */
const freeSettings = fc.dictionary(
  fc.constantFrom('cidr', 'a.b', 'settings.x', '', 'constructor'),
  fc.constantFrom<JsonValue>('10.0.0.0/8', null, 1, { deep: [1] }),
)

function configured(): fc.Arbitrary<Pick<GraphNode, 'kind' | 'settings' | 'usage'>> {
  return fc.oneof(
    ...Object.entries(configurations).map(([of, { settings, usage }]) =>
      fc.record({ kind: fc.constant(of), settings, usage }),
    ),
  )
}

const nodeBody = fc
  .tuple(
    configured(),
    fc.record({ name, region: fc.constantFrom(null, 'us-east-1', 'eu-west-1'), position }),
    fc.record({ source }, { requiredKeys: [] }),
  )
  .map(([part, rest, from]) => ({ ...part, ...rest, ...from }))
const volume = fc.constantFrom(
  null,
  { requests: 1, gigabytes: null },
  { requests: null, gigabytes: 7 },
  { requests: null, gigabytes: 20_000, replyGigabytes: 3 },
)
const edgeBody = fc.record(
  {
    protocol: fc.constantFrom(null, 'https'),
    mode: fc.constantFrom('sync' as const, 'async' as const),
    volume,
    source,
  },
  { requiredKeys: ['protocol', 'mode', 'volume'] },
)
const groupBody = fc.record(
  {
    kind: fc.constantFrom('network' as const, 'zone' as const),
    name,
    settings: freeSettings,
    position,
    source,
  },
  { requiredKeys: ['kind', 'name', 'settings'] },
)
const sources = fc.record({
  // In one order: lists that differ in nothing else are no difference.
  others: fc.subarray(['x.a', 'x.b', 'x.c']).chain((addresses) =>
    fc.tuple(
      ...addresses.map((address) =>
        fc.record({
          address: fc.constant(address),
          type: fc.constant('x'),
          status: fc.constantFrom('free' as const, 'unsupported' as const),
        }),
      ),
    ),
  ),
  usageFile: fc.constantFrom(null, 'version: 0.1', 'version: 0.2'),
})

/** A sound document. Which id is of which type, and which group lies in which, differs from one to the next. */
export const documents: fc.Arbitrary<Document> = fc
  .record({
    order: fc.shuffledSubarray([...ids]),
    types: fc.array(fc.constantFrom('node', 'node', 'edge', 'group'), {
      minLength: 10,
      maxLength: 10,
    }),
    picks: fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
    nodeBodies: fc.array(nodeBody, { minLength: 10, maxLength: 10 }),
    edgeBodies: fc.array(edgeBody, { minLength: 10, maxLength: 10 }),
    groupBodies: fc.array(groupBody, { minLength: 10, maxLength: 10 }),
    sources,
  })
  .map(({ order, types, picks, nodeBodies, edgeBodies, groupBodies, sources: told }) => {
    const of = (type: string) => order.filter((_, index) => types[index] === type)
    const pick = <T>(from: readonly T[], index: number): T | undefined =>
      from[(picks[index] ?? 0) % Math.max(from.length, 1)]
    const groupIds = of('group')
    // In one before it, so that none lies in itself.
    const groups = groupIds.flatMap((one, index): GraphGroup[] => {
      const body = groupBodies[index]
      const parentId = pick([null, ...groupIds.slice(0, index)], index) ?? null
      return body ? [{ id: one, parentId, ...body }] : []
    })
    const nodeIds = of('node')
    const nodes = nodeIds.flatMap((one, index): GraphNode[] => {
      const body = nodeBodies[index]
      const groupId = pick([null, ...groupIds], index + 5) ?? null
      return body ? [{ id: one, groupId, ...body }] : []
    })
    const edges = of('edge').flatMap((one, index): GraphEdge[] => {
      const body = edgeBodies[index]
      const from = pick(nodeIds, index)
      const to = pick(nodeIds, index + 10)
      return body && from !== undefined && to !== undefined ? [{ id: one, from, to, ...body }] : []
    })
    // As JSON gives it: generated objects may have no prototype.
    return structuredClone({ graph: { nodes, edges, groups }, sources: told })
  })

/** Batches that mostly fit a document: they name what is in it, and now and then what is not. */
export function batchesOn({ graph }: Document): fc.Arbitrary<Operation[]> {
  const nodeId = oneOf(graph.nodes)
  const edgeId = oneOf(graph.edges)
  const groupId = oneOf(graph.groups)
  const placed = fc.oneof(nodeId, groupId)
  const parent = fc.oneof(fc.constant(null), groupId)
  const configuredOne = fc.oneof(
    ...graph.nodes.map((of) => {
      const { settings, usage } = configurations[of.kind] ?? {}
      const unset = fc.subarray(Object.keys(of.settings))
      return fc.oneof(
        record('setSettings', { id: fc.constant(of.id), set: settings ?? fc.constant({}), unset }),
        record('setUsage', { id: fc.constant(of.id), set: usage ?? fc.constant({}) }),
      )
    }),
    record('setSettings', {
      id: groupId,
      set: freeSettings,
      unset: fc.subarray(['cidr', 'a.b', '']),
    }),
  )
  const operation = fc.oneof(
    record('addNode', {
      node: fc
        .tuple(nodeBody, id, parent)
        .map(([body, of, to]) => ({ id: of, groupId: to, ...body })),
    }),
    record('addEdge', {
      edge: fc
        .tuple(edgeBody, newId, nodeId, nodeId)
        .map(([body, of, from, to]) => ({ id: of, from, to, ...body })),
    }),
    record('addGroup', {
      group: fc
        .tuple(groupBody, id, parent)
        .map(([body, of, to]) => ({ id: of, parentId: to, ...body })),
    }),
    record('removeNode', { id: nodeId }),
    record('removeEdge', { id: edgeId }),
    record('removeGroup', { id: groupId, members: fc.constantFrom('moveUp', 'remove') }),
    record('setLabel', { id: placed, name }),
    record('move', { id: placed, position }),
    record('setParent', { id: placed, parentId: parent }),
    configuredOne,
    record(
      'updateNode',
      { id: nodeId },
      { kind, region: fc.constantFrom(null, 'us-east-1'), source: fc.option(source) },
    ),
    record(
      'updateEdge',
      { id: edgeId },
      {
        from: nodeId,
        to: nodeId,
        protocol: fc.constantFrom(null, 'grpc'),
        volume,
        source: fc.option(source),
      },
    ),
    record(
      'updateGroup',
      { id: groupId },
      { kind: fc.constantFrom('subnet', 'zone'), position: fc.option(position) },
    ),
    record('setUsageFile', { usageFile: fc.constantFrom(null, 'version: 0.3') }),
    sources.map(({ others }) => ({ op: 'setOthers', others })),
  )
  return fc.array(
    operation.map((written) => operationSchema.parse(written)),
    { minLength: 1, maxLength: 3 },
  )
}

/** A document and batches on it, each made without knowing of the others. */
export const documentWithBatches = documents.chain((document) => {
  const batch = batchesOn(document)
  return fc.record({ document: fc.constant(document), mine: batch, theirs: batch })
})

function oneOf(elements: readonly { readonly id: string }[]): fc.Arbitrary<string> {
  const known = elements.map((element) => element.id)
  return known.length === 0
    ? id
    : fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: id })
}

function record(
  op: Operation['op'],
  always: Record<string, fc.Arbitrary<unknown>>,
  sometimes: Record<string, fc.Arbitrary<unknown>> = {},
): fc.Arbitrary<unknown> {
  return fc
    .subarray(Object.entries(sometimes))
    .chain((chosen) => fc.record({ op: fc.constant(op), ...always, ...Object.fromEntries(chosen) }))
}
