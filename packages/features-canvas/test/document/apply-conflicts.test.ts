import { describe, expect, test } from 'vitest'

import {
  apply,
  applyAfter,
  documentOf,
  edge,
  group,
  node,
  operations,
  refusalOf,
} from './documents.ts'

const base = documentOf({
  nodes: [node('a', { groupId: 'inner' }), node('b'), node('c')],
  edges: [edge('e', 'a', 'b')],
  groups: [group('outer'), group('inner', 'outer'), group('other'), group('third')],
})

type Batch = Parameters<typeof operations>

/** What of mine is refused after theirs; both are fine alone. */
function conflictOf(theirs: Batch, mine: Batch) {
  apply(base, operations(...mine))
  return refusalOf(() => applyAfter(base, operations(...theirs), operations(...mine)))
}

const cases: [string, Batch, Batch, { element: string; field: string; path?: string }][] = [
  [
    'the same field of a node, written otherwise',
    [{ op: 'setLabel', id: 'a', name: 'theirs' }],
    [
      { op: 'move', id: 'a', position: { x: 9, y: 9 } },
      { op: 'setLabel', id: 'a', name: 'mine' },
    ],
    { element: 'a', field: 'name', path: 'operations[1]' },
  ],
  [
    'the same place',
    [{ op: 'move', id: 'a', position: { x: 1, y: 0 } }],
    [{ op: 'move', id: 'a', position: { x: 0, y: 1 } }],
    { element: 'a', field: 'position' },
  ],
  [
    'the same setting',
    [{ op: 'setSettings', id: 'a', set: { fifo: true } }],
    [{ op: 'setSettings', id: 'a', set: { fifo: null } }],
    { element: 'a', field: 'settings.fifo' },
  ],
  [
    'the same usage',
    [{ op: 'setUsage', id: 'a', set: { monthly_requests: 1 } }],
    [{ op: 'setUsage', id: 'a', set: { monthly_requests: 2 } }],
    { element: 'a', field: 'usage.monthly_requests' },
  ],
  [
    'a component that mine sets wrongly and removes with its group, and theirs takes out of it',
    [{ op: 'setParent', id: 'a', parentId: null }],
    [
      { op: 'setSettings', id: 'a', set: { fifo: 'perhaps' } },
      { op: 'removeGroup', id: 'inner', members: 'remove' },
    ],
    { element: 'a', field: 'settings.fifo' },
  ],
  [
    'the same, where theirs takes the group around it out of another',
    [{ op: 'setParent', id: 'inner', parentId: null }],
    [
      { op: 'setSettings', id: 'a', set: { fifo: 'perhaps' } },
      { op: 'removeGroup', id: 'outer', members: 'remove' },
    ],
    { element: 'a', field: 'settings.fifo' },
  ],
  [
    'an edge that mine lets end nowhere and removes with a node, and theirs takes out of the group of that',
    [{ op: 'setParent', id: 'a', parentId: 'other' }],
    [
      { op: 'updateEdge', id: 'e', to: 'nowhere' },
      { op: 'removeGroup', id: 'inner', members: 'remove' },
    ],
    { element: 'e', field: 'to' },
  ],
  [
    'an edge that mine lets end nowhere and removes with a node, and theirs takes away from that',
    [{ op: 'updateEdge', id: 'e', from: 'c' }],
    [
      { op: 'updateEdge', id: 'e', to: 'nowhere' },
      { op: 'removeNode', id: 'a' },
    ],
    { element: 'e', field: 'to' },
  ],
  [
    'an edge that mine adds without a beginning and removes with its other end, which theirs removed before',
    [{ op: 'removeNode', id: 'c' }],
    [
      { op: 'addEdge', edge: edge('new', 'nowhere', 'c') },
      { op: 'removeNode', id: 'c' },
    ],
    { element: 'new', field: 'from' },
  ],
  [
    'an id that mine uses again after removing it with a group, and theirs takes out of that',
    [{ op: 'setParent', id: 'a', parentId: 'other' }],
    [
      { op: 'removeGroup', id: 'inner', members: 'remove' },
      { op: 'addNode', node: node('e') },
    ],
    { element: 'e', field: 'id', path: 'operations[1]' },
  ],
  [
    'the same end of an edge',
    [{ op: 'updateEdge', id: 'e', to: 'c' }],
    [{ op: 'updateEdge', id: 'e', to: 'a' }],
    { element: 'e', field: 'to' },
  ],
  [
    'the parent of the same node',
    [{ op: 'setParent', id: 'b', parentId: 'outer' }],
    [{ op: 'setParent', id: 'b', parentId: 'other' }],
    { element: 'b', field: 'groupId' },
  ],
  [
    'the usage file',
    [{ op: 'setUsageFile', usageFile: 'theirs' }],
    [{ op: 'setUsageFile', usageFile: 'mine' }],
    { element: '', field: 'usageFile' },
  ],
  [
    'a change of a node that they removed',
    [{ op: 'removeNode', id: 'b' }],
    [{ op: 'setLabel', id: 'b', name: 'mine' }],
    { element: 'b', field: 'id' },
  ],
  [
    'a change of an edge that went with its node',
    [{ op: 'removeNode', id: 'b' }],
    [{ op: 'updateEdge', id: 'e', protocol: 'mine' }],
    { element: 'e', field: 'id' },
  ],
  [
    'a change of a node that is a group now',
    [
      { op: 'removeNode', id: 'c' },
      { op: 'addGroup', group: group('c') },
    ],
    [{ op: 'updateNode', id: 'c', region: 'mine' }],
    { element: 'c', field: 'id' },
  ],
  [
    'the removal of a node that they changed',
    [{ op: 'setLabel', id: 'b', name: 'theirs' }],
    [{ op: 'removeNode', id: 'b' }],
    { element: 'b', field: 'name' },
  ],
  [
    'the removal of a node that they connected',
    [{ op: 'addEdge', edge: edge('new', 'c', 'b') }],
    [{ op: 'removeNode', id: 'b' }],
    { element: 'new', field: 'id' },
  ],
  [
    'the removal of a group with a node that they put in',
    [{ op: 'addNode', node: node('new', { groupId: 'inner' }) }],
    [{ op: 'removeGroup', id: 'outer', members: 'remove' }],
    { element: 'new', field: 'id' },
  ],
  [
    'the removal of a group with what it held, of which they kept that',
    [{ op: 'removeGroup', id: 'inner', members: 'moveUp' }],
    [{ op: 'removeGroup', id: 'inner', members: 'remove' }],
    { element: 'inner', field: 'id' },
  ],
  [
    'the removal of a group that they named',
    [{ op: 'setLabel', id: 'inner', name: 'theirs' }],
    [{ op: 'removeGroup', id: 'inner', members: 'moveUp' }],
    { element: 'inner', field: 'name' },
  ],
  [
    'an edge to a node that they removed',
    [{ op: 'removeNode', id: 'c' }],
    [{ op: 'addEdge', edge: edge('new', 'a', 'c') }],
    { element: 'new', field: 'to' },
  ],
  [
    'a node in a group that they removed',
    [{ op: 'removeGroup', id: 'inner', members: 'moveUp' }],
    [{ op: 'setParent', id: 'b', parentId: 'inner' }],
    { element: 'b', field: 'groupId' },
  ],
  [
    'two groups put into each other',
    [{ op: 'setParent', id: 'outer', parentId: 'other' }],
    [{ op: 'setParent', id: 'other', parentId: 'outer' }],
    { element: 'other', field: 'parentId' },
  ],
  [
    'a circle of groups that neither of two made alone',
    [{ op: 'setParent', id: 'other', parentId: 'third' }],
    [
      { op: 'setParent', id: 'third', parentId: 'inner' },
      { op: 'setParent', id: 'outer', parentId: 'other' },
    ],
    { element: 'outer', field: 'parentId', path: 'operations[1]' },
  ],
  [
    'a setting of the kind that a node was',
    [{ op: 'updateNode', id: 'a', kind: 'aws.s3-bucket' }],
    [{ op: 'setSettings', id: 'a', set: { fifo: true } }],
    { element: 'a', field: 'settings.fifo' },
  ],
  [
    'a kind that does not have the setting that they wrote',
    [{ op: 'setSettings', id: 'a', set: { fifo: true } }],
    [{ op: 'updateNode', id: 'a', kind: 'aws.s3-bucket' }],
    { element: 'a', field: 'settings.fifo' },
  ],
  [
    'an element of an id that they added too',
    [{ op: 'addNode', node: node('new') }],
    [{ op: 'addGroup', group: group('new') }],
    { element: 'new', field: 'id' },
  ],
  [
    'a node put where they removed one',
    [{ op: 'removeNode', id: 'c' }],
    [
      { op: 'removeNode', id: 'c' },
      { op: 'addNode', node: node('c', { name: 'another' }) },
    ],
    { element: 'c', field: 'id', path: 'operations[1]' },
  ],
]

describe('a conflict names operation, element and field', () => {
  test.each(cases)('%s', (_, theirs, mine, { path = 'operations[0]', ...about }) => {
    expect(conflictOf(theirs, mine)).toEqual({
      code: 'CONFLICT',
      reason: 'edit_conflict',
      about: { path, ...about },
    })
  })
})

describe('what is wrong by itself is no conflict, though others changed the same element', () => {
  test.each<[string, Batch, string]>([
    ['a wrong setting', [{ op: 'setSettings', id: 'a', set: { fifo: 'yes' } }], 'invalid_settings'],
    ['a group in itself', [{ op: 'setParent', id: 'outer', parentId: 'outer' }], 'group_cycle'],
    ['a wrong end', [{ op: 'updateEdge', id: 'e', to: 'nobody' }], 'missing_end'],
    ['an element of another type', [{ op: 'removeEdge', id: 'a' }], 'unknown_element'],
  ])('%s', (_, mine, reason) => {
    const theirs = operations(
      { op: 'setLabel', id: 'a', name: 'theirs' },
      { op: 'setParent', id: 'a', parentId: 'third' },
      { op: 'setLabel', id: 'outer', name: 'theirs' },
      { op: 'updateEdge', id: 'e', protocol: 'theirs' },
    )
    const refusal = refusalOf(() => applyAfter(base, theirs, operations(...mine)))
    expect(refusal).toMatchObject({ code: 'VALIDATION', reason })
  })
})
