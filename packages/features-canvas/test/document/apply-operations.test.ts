import { describe, expect, test } from 'vitest'

import type { Document } from '../../src/document/graph-elements.ts'
import {
  apply,
  asSet,
  changesOf,
  documentOf,
  edge,
  group,
  node,
  operations,
  problemsOf,
} from './documents.ts'

/** Two nodes in a subnet, which is in a network; one more outside; an edge from each of the two to it. */
const base = documentOf({
  nodes: [node('a', { groupId: 'subnet' }), node('b', { groupId: 'subnet' }), node('out')],
  edges: [edge('ae', 'a', 'out'), edge('be', 'b', 'out')],
  groups: [group('network'), group('subnet', 'network')],
})

type Written = Parameters<typeof operations>

/** What a batch does to the elements that it changes; null for one that is gone. */
function done(document: Document, ...batch: Written): Record<string, unknown> {
  const before = asSet(document)
  const result = apply(document, operations(...batch))
  expect(problemsOf(result)).toEqual([])
  const after = asSet(result)
  return Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .filter((id) => JSON.stringify(before[id]) !== JSON.stringify(after[id]))
      .map((id) => [id, after[id]?.value ?? null]),
  )
}

const a = node('a', { groupId: 'subnet' })
const b = node('b', { groupId: 'subnet' })

describe('every operation', () => {
  test.each<[string, Written, Record<string, unknown>]>([
    ['adds a node', [{ op: 'addNode', node: node('n') }], { n: node('n') }],
    [
      'adds an edge before its node',
      [
        { op: 'addEdge', edge: edge('e', 'a', 'n') },
        { op: 'addNode', node: node('n') },
      ],
      { e: edge('e', 'a', 'n'), n: node('n') },
    ],
    [
      'adds a group',
      [{ op: 'addGroup', group: group('g', 'subnet') }],
      { g: group('g', 'subnet') },
    ],
    ['removes a node and its edges', [{ op: 'removeNode', id: 'a' }], { a: null, ae: null }],
    ['removes an edge', [{ op: 'removeEdge', id: 'ae' }], { ae: null }],
    [
      'removes a group and moves up what it holds',
      [{ op: 'removeGroup', id: 'subnet', members: 'moveUp' }],
      { subnet: null, a: { ...a, groupId: 'network' }, b: { ...b, groupId: 'network' } },
    ],
    [
      'removes the outermost group and leaves what it holds in none',
      [{ op: 'removeGroup', id: 'network', members: 'moveUp' }],
      { network: null, subnet: group('subnet', null) },
    ],
    [
      'removes a group that the batch put into itself',
      [
        { op: 'setParent', id: 'subnet', parentId: 'subnet' },
        { op: 'removeGroup', id: 'subnet', members: 'moveUp' },
      ],
      { subnet: null, a: { ...a, groupId: null }, b: { ...b, groupId: null } },
    ],
    [
      'removes a group with all that it holds at every depth',
      [{ op: 'removeGroup', id: 'network', members: 'remove' }],
      { network: null, subnet: null, a: null, b: null, ae: null, be: null },
    ],
    ['names a node', [{ op: 'setLabel', id: 'a', name: 'web' }], { a: { ...a, name: 'web' } }],
    [
      'names a group',
      [{ op: 'setLabel', id: 'network', name: 'vpc' }],
      { network: { ...group('network'), name: 'vpc' } },
    ],
    [
      'moves a node',
      [{ op: 'move', id: 'a', position: { x: 1.5, y: -2 } }],
      { a: { ...a, position: { x: 1.5, y: -2 } } },
    ],
    [
      'moves a group',
      [{ op: 'move', id: 'network', position: { x: 1, y: 2 } }],
      { network: group('network', null, { position: { x: 1, y: 2 } }) },
    ],
    [
      'puts a node into a group',
      [{ op: 'setParent', id: 'out', parentId: 'subnet' }],
      { out: node('out', { groupId: 'subnet' }) },
    ],
    [
      'takes a group out of its group',
      [{ op: 'setParent', id: 'subnet', parentId: null }],
      { subnet: group('subnet', null) },
    ],
    [
      'turns two groups inside out',
      [
        { op: 'setParent', id: 'network', parentId: 'subnet' },
        { op: 'setParent', id: 'subnet', parentId: null },
      ],
      { network: group('network', 'subnet'), subnet: group('subnet', null) },
    ],
    [
      'sets a setting',
      [{ op: 'setSettings', id: 'a', set: { fifo: true } }],
      { a: { ...a, settings: { fifo: true } } },
    ],
    [
      'sets a setting of a group',
      [{ op: 'setSettings', id: 'subnet', set: { 'a.b': { c: [1] } } }],
      { subnet: group('subnet', 'network', { settings: { 'a.b': { c: [1] } } }) },
    ],
    [
      'sets usage',
      [{ op: 'setUsage', id: 'a', set: { monthly_requests: 5 } }],
      { a: { ...a, usage: { monthly_requests: 5 } } },
    ],
    [
      'makes a node another kind with settings of that kind',
      [
        { op: 'updateNode', id: 'a', kind: 'aws.s3-bucket', region: 'eu-west-1' },
        { op: 'setSettings', id: 'a', set: { versioning: true } },
      ],
      { a: { ...a, kind: 'aws.s3-bucket', region: 'eu-west-1', settings: { versioning: true } } },
    ],
    [
      'connects an edge to another node',
      [{ op: 'updateEdge', id: 'ae', to: 'b', protocol: 'sqs', mode: 'async' }],
      { ae: edge('ae', 'a', 'b', { protocol: 'sqs', mode: 'async' }) },
    ],
    [
      'makes a group another kind',
      [{ op: 'updateGroup', id: 'subnet', kind: 'zone' }],
      { subnet: group('subnet', 'network', { kind: 'zone' }) },
    ],
    [
      'sets the usage file',
      [{ op: 'setUsageFile', usageFile: 'version: 0.1' }],
      { '': { others: [], usageFile: 'version: 0.1' } },
    ],
    [
      'sets what is no node',
      [{ op: 'setOthers', others: [{ address: 'x.a', type: 'x', status: 'free' }] }],
      { '': { others: [{ address: 'x.a', type: 'x', status: 'free' }], usageFile: null } },
    ],
    [
      'puts a group where a node of the same id was',
      [
        { op: 'removeNode', id: 'a' },
        { op: 'addGroup', group: group('a') },
      ],
      { a: group('a'), ae: null },
    ],
    ['does nothing by writing what is there', [{ op: 'setLabel', id: 'a', name: 'a' }], {}],
  ])('%s', (_, batch, expected) => {
    expect(done(base, ...batch)).toEqual(expected)
  })

  test('takes away keys, and sources and positions that are named null', () => {
    const source = { address: 'aws_x.a', type: 'aws_x' }
    const full = documentOf({
      nodes: [
        node('a', { settings: { fifo: null }, usage: { monthly_requests: 1 }, source }),
        node('b'),
      ],
      edges: [edge('e', 'a', 'b', { source, protocol: 'x' })],
      groups: [
        group('g', null, { source, position: { x: 1, y: 1 }, settings: { '': 1, 'a.b': 2 } }),
      ],
    })
    expect(
      done(
        full,
        { op: 'setSettings', id: 'a', unset: ['fifo', 'absent'] },
        { op: 'setUsage', id: 'a', unset: ['monthly_requests'] },
        { op: 'updateNode', id: 'a', source: null, region: null },
        { op: 'updateEdge', id: 'e', source: null, protocol: null },
        { op: 'updateGroup', id: 'g', source: null, position: null },
        { op: 'setSettings', id: 'g', unset: ['', 'a.b'] },
      ),
    ).toEqual({ a: node('a'), e: edge('e', 'a', 'b'), g: group('g') })
  })

  test('what only changes the order of settings is no change', () => {
    const document = documentOf({ groups: [group('g', null, { settings: { a: 1, b: 2 } })] })
    const batch = operations(
      { op: 'setSettings', id: 'g', unset: ['a'] },
      { op: 'setSettings', id: 'g', set: { a: 1 } },
    )
    expect(changesOf(document, batch)).toEqual([])
  })

  test('an edge is changed where its ends were not loaded', () => {
    const part = documentOf({ edges: [edge('e', 'far', 'away')] })
    const batch = operations({ op: 'updateEdge', id: 'e', protocol: 'https' })
    expect(apply(part, batch).graph.edges).toEqual([
      edge('e', 'far', 'away', { protocol: 'https' }),
    ])
  })

  test('members follow their group when a group was nested thousands deep', () => {
    const groups = Array.from({ length: 5_000 }, (_, at) =>
      group(`g${at}`, at === 0 ? null : `g${at - 1}`),
    )
    const deep = documentOf({ groups, nodes: [node('n', { groupId: 'g4999' })] })
    expect(done(deep, { op: 'removeGroup', id: 'g4998', members: 'moveUp' })).toEqual({
      g4998: null,
      g4999: group('g4999', 'g4997'),
    })
    const gone = apply(deep, operations({ op: 'removeGroup', id: 'g0', members: 'remove' }))
    expect(gone.graph).toEqual(documentOf({}).graph)
  })
})
