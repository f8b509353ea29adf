import { expect, test } from 'vitest'

import { changesBetween } from '../../src/document/changes-between.ts'
import { describeDiff } from '../../src/document/describe.ts'
import { diffDocuments } from '../../src/document/diff.ts'
import { toDocument, type Document } from '../../src/document/graph-elements.ts'
import { undoChanges } from '../../src/document/undo.ts'
import { apply, asSet, documentOf, draftOf, edge, group, node } from './documents.ts'
import { operationsOf } from './operations-of.ts'

/** Milliseconds of this process; what else runs on the machine does not count. */
function cost<T>(act: () => T): { readonly result: T; readonly ms: number } {
  const begin = process.cpuUsage()
  const result = act()
  const { user, system } = process.cpuUsage(begin)
  return { result, ms: (user + system) / 1_000 }
}

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
])('ten thousand elements, %s: each way costs well under a second', (_, a, b) => {
  const diff = cost(() => diffDocuments(a, b))
  const words = cost(() => describeDiff(diff.result, a, b))
  const operations = cost(() => operationsOf(diff.result, a))
  const applied = cost(() => apply(a, operations.result))
  const draft = draftOf(applied.result)
  const undone = cost(() => undoChanges(draft, changesBetween(a, b)))
  expect(asSet(applied.result)).toEqual(asSet(b))
  expect(undone.result).toEqual([])
  expect(asSet(toDocument(draft.elements()))).toEqual(asSet(a))
  const slowest = Math.max(diff.ms, words.ms, operations.ms, applied.ms, undone.ms)
  expect(slowest).toBeLessThan(1_000)
})
