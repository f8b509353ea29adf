import { describe, expect, test } from 'vitest'

import { toDocument } from '../../src/document/graph-elements.ts'
import { undoChanges } from '../../src/document/undo.ts'
import {
  apply,
  asSet,
  changesOf,
  documentOf,
  draftOf,
  edge,
  group,
  node,
  operations,
  problemsOf,
} from './documents.ts'

const base = documentOf({
  nodes: [node('a', { groupId: 'g', settings: { fifo: true } }), node('b'), node('c')],
  edges: [edge('e', 'a', 'b')],
  groups: [group('g'), group('h')],
})

type Batch = Parameters<typeof operations>

/** What is left of mine when it is undone after theirs: elements that differ from the base, and what was kept. */
function undone(mine: Batch, theirs: Batch) {
  const changes = changesOf(base, operations(...mine))
  const present = apply(apply(base, operations(...mine)), operations(...theirs))
  const draft = draftOf(present)
  const kept = undoChanges(draft, changes)
  expect(problemsOf(toDocument(draft.elements()))).toEqual([])
  const now = asSet(draft.elements())
  const was = asSet(base)
  const differs = [...new Set([...Object.keys(was), ...Object.keys(now)])].filter(
    (id) => JSON.stringify(was[id]) !== JSON.stringify(now[id]),
  )
  return { kept, left: Object.fromEntries(differs.map((id) => [id, now[id]?.value ?? null])) }
}

const a = node('a', { groupId: 'g', settings: { fifo: true } })

describe('an undo gives back what others did not touch, and leaves the rest', () => {
  test.each<[string, Batch, Batch, ReturnType<typeof undone>]>([
    [
      'fields of one node',
      [
        { op: 'setLabel', id: 'a', name: 'mine' },
        { op: 'move', id: 'a', position: { x: 1, y: 1 } },
        { op: 'setSettings', id: 'a', unset: ['fifo'] },
      ],
      [{ op: 'setLabel', id: 'a', name: 'theirs' }],
      {
        kept: [{ element: 'a', field: 'name', why: 'changed_since' }],
        left: { a: { ...a, name: 'theirs' } },
      },
    ],
    [
      'a field that they wrote to what it was',
      [{ op: 'setLabel', id: 'a', name: 'mine' }],
      [{ op: 'setLabel', id: 'a', name: 'a' }],
      { kept: [], left: {} },
    ],
    [
      'an element that they removed',
      [{ op: 'setLabel', id: 'c', name: 'mine' }],
      [{ op: 'removeNode', id: 'c' }],
      { kept: [{ element: 'c', why: 'changed_since' }], left: { c: null } },
    ],
    [
      'an added node that nobody uses',
      [
        { op: 'addNode', node: node('new') },
        { op: 'addEdge', edge: edge('f', 'new', 'a') },
      ],
      [{ op: 'setLabel', id: 'a', name: 'theirs' }],
      { kept: [], left: { a: { ...a, name: 'theirs' } } },
    ],
    [
      'an added node that they named, with what of mine it does not need',
      [
        { op: 'addNode', node: node('new') },
        { op: 'addEdge', edge: edge('f', 'new', 'a') },
      ],
      [{ op: 'setLabel', id: 'new', name: 'theirs' }],
      {
        kept: [{ element: 'new', why: 'changed_since' }],
        left: { new: node('new', { name: 'theirs' }) },
      },
    ],
    [
      'an added node in an added group, where they connected the node',
      [
        { op: 'addGroup', group: group('box') },
        { op: 'addNode', node: node('new', { groupId: 'box' }) },
        { op: 'addNode', node: node('other', { groupId: 'box' }) },
        { op: 'setParent', id: 'b', parentId: 'box' },
      ],
      [{ op: 'addEdge', edge: edge('theirs', 'new', 'a') }],
      {
        kept: [
          { element: 'new', why: 'in_use' },
          { element: 'box', why: 'in_use' },
        ],
        left: {
          box: group('box'),
          new: node('new', { groupId: 'box' }),
          theirs: edge('theirs', 'new', 'a'),
        },
      },
    ],
    [
      'a removed node and its edge',
      [{ op: 'removeNode', id: 'a' }],
      [{ op: 'setLabel', id: 'b', name: 'theirs' }],
      { kept: [], left: { b: node('b', { name: 'theirs' }) } },
    ],
    [
      'a removed node whose group is gone, and an edge whose end is',
      [{ op: 'removeNode', id: 'a' }],
      [
        { op: 'removeGroup', id: 'g', members: 'remove' },
        { op: 'removeNode', id: 'b' },
      ],
      {
        kept: [
          { element: 'a', field: 'groupId', why: 'reference_gone' },
          { element: 'e', why: 'reference_gone' },
        ],
        left: { a: { ...a, groupId: null }, b: null, e: null, g: null },
      },
    ],
    [
      'a removed node whose id is another’s',
      [{ op: 'removeNode', id: 'a' }],
      [{ op: 'addGroup', group: group('a') }],
      {
        kept: [
          { element: 'a', why: 'changed_since' },
          { element: 'e', why: 'reference_gone' },
        ],
        left: { a: group('a'), e: null },
      },
    ],
    [
      'a group that is gone, with a member that they put elsewhere',
      [{ op: 'removeGroup', id: 'g', members: 'moveUp' }],
      [{ op: 'setParent', id: 'a', parentId: 'h' }],
      {
        kept: [{ element: 'a', field: 'groupId', why: 'changed_since' }],
        left: { a: { ...a, groupId: 'h' } },
      },
    ],
    [
      'an edge led to another node, whose old end is gone',
      [{ op: 'updateEdge', id: 'e', to: 'c', protocol: 'mine' }],
      [{ op: 'removeNode', id: 'b' }],
      {
        kept: [{ element: 'e', field: 'to', why: 'reference_gone' }],
        left: { b: null, e: edge('e', 'a', 'c') },
      },
    ],
    [
      'a kind, where they set what only the new one has',
      [
        { op: 'updateNode', id: 'b', kind: 'aws.s3-bucket' },
        { op: 'setLabel', id: 'b', name: 'mine' },
      ],
      [{ op: 'setSettings', id: 'b', set: { versioning: true } }],
      {
        kept: [{ element: 'b', field: 'kind', why: 'does_not_fit' }],
        left: { b: node('b', { kind: 'aws.s3-bucket', settings: { versioning: true } }) },
      },
    ],
    [
      'the usage file, not what is no node',
      [{ op: 'setUsageFile', usageFile: 'mine' }],
      [{ op: 'setOthers', others: [{ address: 'x.a', type: 'x', status: 'free' }] }],
      {
        kept: [],
        left: { '': { others: [{ address: 'x.a', type: 'x', status: 'free' }], usageFile: null } },
      },
    ],
  ])('%s', (_, mine, theirs, expected) => {
    expect(undone(mine, theirs)).toEqual(expected)
  })

  test('a group does not return into one that lies in it now', () => {
    const nested = documentOf({ groups: [group('outer'), group('inner', 'outer')] })
    const mine = operations({ op: 'setParent', id: 'inner', parentId: null })
    const theirs = operations({ op: 'setParent', id: 'outer', parentId: 'inner' })
    const draft = draftOf(apply(apply(nested, mine), theirs))
    expect(undoChanges(draft, changesOf(nested, mine))).toEqual([
      { element: 'inner', field: 'parentId', why: 'group_cycle' },
    ])
    expect(draft.changes()).toEqual([])
  })

  test('several changes at once are taken back from the last to the first', () => {
    const first = operations(
      { op: 'setLabel', id: 'a', name: 'one' },
      { op: 'addNode', node: node('n') },
    )
    const second = operations(
      { op: 'setLabel', id: 'a', name: 'two' },
      { op: 'removeNode', id: 'n' },
    )
    const middle = apply(base, first)
    const draft = draftOf(apply(middle, second))
    const changes = [...changesOf(base, first), ...changesOf(middle, second)]
    expect(undoChanges(draft, changes)).toEqual([])
    expect(asSet(draft.elements())).toEqual(asSet(base))
  })
})
