import { expect, test } from 'vitest'

import { changesBetween } from '../../src/document/changes-between.ts'
import { describeDiff } from '../../src/document/describe.ts'
import { diffDocuments } from '../../src/document/diff.ts'
import { toDocument, type Document } from '../../src/document/graph-elements.ts'
import { undoChanges } from '../../src/document/undo.ts'
import { apply, asSet, documentOf, draftOf, edge, group, node } from './documents.ts'
import { operationsOf } from './operations-of.ts'

/** Of ten thousand elements: groups in each other like onions, or all in one. */
function large({
  salt,
  parentOf,
}: {
  salt: number
  parentOf: (at: number) => number | null
}): Document {
  return documentOf({
    nodes: Array.from({ length: 4_000 }, (_, at) =>
      node(`n${at}`, {
        name: `${at}-${salt}`,
        position: { x: at, y: salt },
        groupId: `g${(at + salt) % 2_000}`,
      }),
    ),
    edges: Array.from({ length: 4_000 }, (_, at) =>
      edge(`e${at}`, `n${at}`, `n${(at * 7 + salt) % 4_000}`),
    ),
    groups: Array.from({ length: 2_000 }, (_, at) => {
      const parent = parentOf(at)
      return group(`g${at}`, parent === null ? null : `g${parent}`)
    }),
  })
}

const inward = (at: number) => (at === 0 ? null : at - 1)
const outward = (at: number) => (at === 1_999 ? null : at + 1)
const flat = (at: number) => (at === 0 ? null : 0)
const empty = documentOf({})

test.each<[string, Document, Document]>([
  [
    'every node moved, named and put elsewhere',
    large({ salt: 0, parentOf: flat }),
    large({ salt: 1, parentOf: flat }),
  ],
  [
    'two thousand nested groups turned inside out',
    large({ salt: 0, parentOf: inward }),
    large({ salt: 2, parentOf: outward }),
  ],
  ['all of it removed', large({ salt: 0, parentOf: inward }), empty],
  ['all of it added', empty, large({ salt: 0, parentOf: outward })],
])('ten thousand elements, %s: told, applied and undone', (_, a, b) => {
  const diff = diffDocuments(a, b)
  expect(describeDiff(diff, a, b).length).toBeGreaterThan(0)
  const applied = apply(a, operationsOf(diff, a))
  expect(asSet(applied)).toEqual(asSet(b))
  const draft = draftOf(applied)
  expect(undoChanges(draft, changesBetween(a, b))).toEqual([])
  expect(asSet(toDocument(draft.elements()))).toEqual(asSet(a))
})
