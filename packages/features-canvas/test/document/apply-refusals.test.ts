import { describe, expect, test } from 'vitest'

import { operationsSchema } from '../../src/schemas/operations.ts'
import { apply, documentOf, edge, group, node, operations, refusalOf } from './documents.ts'

const base = documentOf({
  nodes: [node('a', { groupId: 'inner' }), node('b')],
  edges: [edge('e', 'a', 'b')],
  groups: [group('outer'), group('inner', 'outer')],
})

type Written = Parameters<typeof operations>

/** Before the fault, what is fine by itself: it must not be applied either. */
function refused(...batch: Written) {
  const before = structuredClone(base)
  const fine = operations({ op: 'setLabel', id: 'b', name: 'fine' })
  const refusal = refusalOf(() => apply(base, [...fine, ...operations(...batch)]))
  expect(base).toEqual(before)
  return refusal
}

describe('a batch that does not fit is refused with operation, element and field', () => {
  test.each<[string, string, Written, { at: number; element: string; field: string }]>([
    [
      'a component of no known kind',
      'unknown_kind',
      [{ op: 'addNode', node: node('n', { kind: 'aws.teapot' }) }],
      { at: 1, element: 'n', field: 'kind' },
    ],
    [
      'a node made a kind that its settings are not of',
      'invalid_settings',
      [
        { op: 'setSettings', id: 'a', set: { fifo: true } },
        { op: 'updateNode', id: 'a', kind: 'aws.s3-bucket' },
        { op: 'move', id: 'a', position: { x: 1, y: 1 } },
      ],
      { at: 2, element: 'a', field: 'settings.fifo' },
    ],
    [
      'a setting of a wrong type',
      'invalid_settings',
      [
        { op: 'setSettings', id: 'a', set: { fifo: 'yes' } },
        { op: 'setLabel', id: 'a', name: 'later' },
      ],
      { at: 1, element: 'a', field: 'settings.fifo' },
    ],
    [
      'a setting that the kind does not have',
      'invalid_settings',
      [{ op: 'setSettings', id: 'a', set: { colour: 'red' } }],
      { at: 1, element: 'a', field: 'settings.colour' },
    ],
    [
      'a setting inside another',
      'invalid_settings',
      [
        {
          op: 'addNode',
          node: node('n', { kind: 'aws.ec2-instance', settings: { rootVolume: { sizeGb: 'x' } } }),
        },
      ],
      { at: 1, element: 'n', field: 'settings.rootVolume' },
    ],
    [
      'negative usage',
      'invalid_usage',
      [{ op: 'setUsage', id: 'a', set: { monthly_requests: -1 } }],
      { at: 1, element: 'a', field: 'usage.monthly_requests' },
    ],
    [
      'a new edge that ends at nothing',
      'missing_end',
      [
        { op: 'addEdge', edge: edge('n', 'a', 'nobody') },
        { op: 'updateEdge', id: 'n', from: 'b' },
      ],
      { at: 1, element: 'n', field: 'to' },
    ],
    [
      'an edge that ends at a group',
      'missing_end',
      [{ op: 'updateEdge', id: 'e', from: 'outer' }],
      { at: 1, element: 'e', field: 'from' },
    ],
    [
      'an edge added to a node that the batch removes before',
      'missing_end',
      [
        { op: 'removeNode', id: 'b' },
        { op: 'addEdge', edge: edge('n', 'b', 'a') },
      ],
      { at: 2, element: 'n', field: 'from' },
    ],
    [
      'a node in no group',
      'missing_group',
      [{ op: 'setParent', id: 'b', parentId: 'nowhere' }],
      { at: 1, element: 'b', field: 'groupId' },
    ],
    [
      'a node in itself',
      'missing_group',
      [{ op: 'setParent', id: 'b', parentId: 'b' }],
      { at: 1, element: 'b', field: 'groupId' },
    ],
    [
      'a new group in no group',
      'missing_group',
      [{ op: 'addGroup', group: group('g', 'nowhere') }],
      { at: 1, element: 'g', field: 'parentId' },
    ],
    [
      'what a removed group leaves in no group',
      'missing_group',
      [
        { op: 'setParent', id: 'inner', parentId: 'nowhere' },
        { op: 'removeGroup', id: 'inner', members: 'moveUp' },
      ],
      { at: 2, element: 'a', field: 'groupId' },
    ],
    [
      'a group in itself',
      'group_cycle',
      [{ op: 'setParent', id: 'outer', parentId: 'outer' }],
      { at: 1, element: 'outer', field: 'parentId' },
    ],
    [
      'a group in one that it holds',
      'group_cycle',
      [{ op: 'setParent', id: 'outer', parentId: 'inner' }],
      { at: 1, element: 'outer', field: 'parentId' },
    ],
    [
      'new groups in each other',
      'group_cycle',
      [
        { op: 'addGroup', group: group('x', 'y') },
        { op: 'addGroup', group: group('y', 'x') },
      ],
      { at: 2, element: 'y', field: 'parentId' },
    ],
    [
      'an id used twice',
      'duplicate_id',
      [{ op: 'addGroup', group: group('e') }],
      { at: 1, element: 'e', field: 'id' },
    ],
    [
      'an element that is not there',
      'unknown_element',
      [{ op: 'removeNode', id: 'nobody' }],
      { at: 1, element: 'nobody', field: 'id' },
    ],
    [
      'an element of another type',
      'unknown_element',
      [{ op: 'updateNode', id: 'e', kind: 'aws.s3-bucket' }],
      { at: 1, element: 'e', field: 'id' },
    ],
    [
      'an edge that went with its node',
      'unknown_element',
      [
        { op: 'removeNode', id: 'a' },
        { op: 'removeEdge', id: 'e' },
      ],
      { at: 2, element: 'e', field: 'id' },
    ],
    [
      'usage of a group',
      'unknown_element',
      [{ op: 'setUsage', id: 'outer', set: {} }],
      { at: 1, element: 'outer', field: 'id' },
    ],
  ])('%s', (_, reason, batch, { at, element, field }) => {
    expect(refused(...batch)).toEqual({
      code: 'VALIDATION',
      reason,
      about: { path: `operations[${at}]`, element, field },
    })
  })

  test('what it says names the place, and stays short whatever was sent', () => {
    const words = (...batch: Written) => {
      try {
        apply(base, operations(...batch))
        return ''
      } catch (error) {
        return error instanceof Error ? error.message : ''
      }
    }
    expect(words({ op: 'addNode', node: node('n', { kind: 'aws.teapot' }) })).toBe(
      'operations[0]: Node "n" has the kind "aws.teapot", which does not exist.',
    )
    const long = 'x'.repeat(100_000)
    expect(words({ op: 'setSettings', id: 'a', set: { [long]: 1 } }).length).toBeLessThan(1_000)
    expect(
      JSON.stringify(refused({ op: 'setSettings', id: 'a', set: { [long]: 1 } })).length,
    ).toBeLessThan(1_000)
  })
})

describe('what has no shape of an operation is refused before', () => {
  const many = (count: number) =>
    Array.from({ length: count }, () => ({ op: 'removeNode', id: 'a' }))
  const place = (input: unknown) =>
    operationsSchema.safeParse(input).error?.issues[0]?.path.join('.')

  test.each<[string, string, unknown]>([
    ['no operation at all', '', []],
    ['100,001 operations', '', many(100_001)],
    ['an unknown operation', '0.op', [{ op: 'paint' }]],
    [
      'a NaN position',
      '0.position.x',
      [{ op: 'move', id: 'a', position: { x: Number.NaN, y: 0 } }],
    ],
    [
      'an infinite position',
      '1.node.position.y',
      [
        ...many(1),
        { op: 'addNode', node: node('n', { position: { x: 0, y: Number.POSITIVE_INFINITY } }) },
      ],
    ],
    ['a label of 5 MB', '0.name', [{ op: 'setLabel', id: 'a', name: 'x'.repeat(5_000_000) }]],
    ['an empty id', '0.id', [{ op: 'removeEdge', id: '' }]],
    ['a field that nobody named', '0', [{ op: 'removeEdge', id: 'e', orgId: 'other' }]],
    [
      'settings that are no JSON',
      '0.set.fifo',
      [{ op: 'setSettings', id: 'a', set: { fifo: () => 1 } }],
    ],
    ['no word on what a group holds', '0.members', [{ op: 'removeGroup', id: 'outer' }]],
    [
      'a negative volume',
      '0.volume.requests',
      [{ op: 'updateEdge', id: 'e', volume: { requests: -1, gigabytes: 0 } }],
    ],
  ])('%s', (_, path, input) => {
    expect(operationsSchema.safeParse(input).success).toBe(false)
    expect(place(input)).toBe(path)
  })

  test('as many as may come are read', () => {
    expect(operationsSchema.safeParse(many(10_000)).success).toBe(true)
  })
})
