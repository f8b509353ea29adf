import { describe, expect, test } from 'vitest'

import type { Document } from '../../src/document/graph-elements.ts'
import {
  apply,
  applyAfter,
  asSet,
  documentOf,
  edge,
  group,
  node,
  operations,
  problemsOf,
} from './documents.ts'

const base = documentOf({
  nodes: [node('a', { groupId: 'inner' }), node('b'), node('c')],
  edges: [edge('e', 'a', 'b')],
  groups: [group('outer'), group('inner', 'outer'), group('other'), group('third')],
})

type Batch = Parameters<typeof operations>

/** The document after theirs and then mine. */
function both(theirs: Batch, mine: Batch): Document {
  const result = applyAfter(base, operations(...theirs), operations(...mine))
  expect(problemsOf(result)).toEqual([])
  return result
}

describe('what does not touch the same stays, and both are there', () => {
  test('other fields of one node', () => {
    const result = both(
      [
        { op: 'setLabel', id: 'a', name: 'theirs' },
        { op: 'setSettings', id: 'a', set: { fifo: true } },
      ],
      [
        { op: 'move', id: 'a', position: { x: 9, y: 9 } },
        { op: 'setUsage', id: 'a', set: { monthly_requests: 1 } },
      ],
    )
    expect(asSet(result)['a']?.value).toEqual(
      node('a', {
        groupId: 'inner',
        name: 'theirs',
        settings: { fifo: true },
        usage: { monthly_requests: 1 },
        position: { x: 9, y: 9 },
      }),
    )
  })

  test('both ends of one edge, and other settings of one group', () => {
    const result = both(
      [
        { op: 'updateEdge', id: 'e', from: 'c' },
        { op: 'setSettings', id: 'outer', set: { theirs: 1 } },
      ],
      [
        { op: 'updateEdge', id: 'e', to: 'a' },
        { op: 'setSettings', id: 'outer', set: { mine: 2 } },
      ],
    )
    expect(asSet(result)['e']?.value).toEqual(edge('e', 'c', 'a'))
    expect(asSet(result)['outer']?.value).toEqual(
      group('outer', null, { settings: { theirs: 1, mine: 2 } }),
    )
  })

  test('the same value in the same field', () => {
    const same: Batch = [
      { op: 'setLabel', id: 'a', name: 'same' },
      { op: 'setSettings', id: 'a', set: { fifo: true } },
      { op: 'setParent', id: 'b', parentId: 'other' },
    ]
    expect(both(same, same)).toEqual(apply(base, operations(...same)))
  })

  test.each<[string, Batch]>([
    ['node', [{ op: 'removeNode', id: 'b' }]],
    ['edge', [{ op: 'removeEdge', id: 'e' }]],
    ['group', [{ op: 'removeGroup', id: 'inner', members: 'moveUp' }]],
  ])('nothing is left to do where both removed the same %s', (_, same) => {
    expect(both(same, same)).toEqual(apply(base, operations(...same)))
  })

  test('an edge that they removed, of a node that I remove', () => {
    const result = both([{ op: 'removeEdge', id: 'e' }], [{ op: 'removeNode', id: 'b' }])
    expect(Object.keys(asSet(result)).toSorted()).toEqual([
      '',
      'a',
      'c',
      'inner',
      'other',
      'outer',
      'third',
    ])
  })

  test('a group that is removed keeps what others put in, one group further out', () => {
    const result = both(
      [
        { op: 'addNode', node: node('new', { groupId: 'inner' }) },
        { op: 'setParent', id: 'b', parentId: 'inner' },
        { op: 'setParent', id: 'third', parentId: 'inner' },
        { op: 'setLabel', id: 'a', name: 'theirs' },
      ],
      [{ op: 'removeGroup', id: 'inner', members: 'moveUp' }],
    )
    expect(asSet(result)['new']?.value).toEqual(node('new', { groupId: 'outer' }))
    expect(asSet(result)['b']?.value).toEqual(node('b', { groupId: 'outer' }))
    expect(asSet(result)['third']?.value).toEqual(group('third', 'outer'))
    expect(asSet(result)['a']?.value).toEqual(node('a', { groupId: 'outer', name: 'theirs' }))
  })
})
