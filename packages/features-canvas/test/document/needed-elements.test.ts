import fc from 'fast-check'
import { expect, test } from 'vitest'

import { applyOperations } from '../../src/document/apply-operations.ts'
import { createDraft, type Draft } from '../../src/document/draft.ts'
import { toElements, type Document } from '../../src/document/graph-elements.ts'
import { meanwhileOf } from '../../src/document/meanwhile.ts'
import { neededToApply, neededToUndo, type Needed } from '../../src/document/needed-elements.ts'
import { undoChanges } from '../../src/document/undo.ts'
import { parentOf, idOf, type Element } from '../../src/schemas/element.ts'
import { batchesOn, documentWithBatches } from './arbitraries.ts'
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
  refusalOf,
  type Refusal,
} from './documents.ts'

/** What the service loads: the elements, the groups around them, and what goes along with those that may go. */
function partOf(document: Document, { ids, going }: Needed): Draft {
  const all = asSet(document)
  const part = new Map<string, Element>()
  const take = (id: string): void => {
    const element = all[id]
    if (!element || part.has(id)) return
    part.set(id, element)
    const parentId = parentOf(element)
    if (parentId !== null) take(parentId)
  }
  for (const id of ids) take(id)
  const inside = new Set(going)
  for (const id of inside) {
    for (const element of Object.values(all))
      if (parentOf(element) === id) inside.add(idOf(element))
  }
  for (const element of toElements(document)) {
    const isEdge =
      element.type === 'edge' && (inside.has(element.value.from) || inside.has(element.value.to))
    if (isEdge || inside.has(idOf(element))) part.set(idOf(element), element)
  }
  return createDraft(part.values())
}

/** What a change of a draft makes of the whole document. */
function written(document: Document, draft: Draft): Record<string, Element> {
  const elements = new Map(toElements(document).map((element) => [idOf(element), element]))
  for (const { id, after } of draft.changes()) {
    if (after) elements.set(id, after)
    else elements.delete(id)
  }
  return asSet(elements.values())
}

test('a batch does to the part that it needs what it does to the whole', () => {
  fc.assert(
    fc.property(documentWithBatches, ({ document, mine, theirs }) => {
      if (refusalOf(() => apply(document, theirs))) return
      const present = apply(document, theirs)
      const changes = changesOf(document, theirs)
      const run = (draft: Draft): unknown => {
        let result: unknown
        const refusal: Refusal | null = refusalOf(() => {
          applyOperations(draft, mine, meanwhileOf(changes))
          result = written(present, draft)
        })
        return refusal ? { code: refusal.code, reason: refusal.reason } : result
      }
      expect(run(partOf(present, neededToApply(mine)))).toEqual(run(draftOf(present)))
    }),
    { numRuns: 1_000 },
  )
})

test('an undo does to the part that it needs what it does to the whole', () => {
  const histories = documentWithBatches
    .filter(({ document, mine }) => !refusalOf(() => apply(document, mine)))
    .chain(({ document, mine }) => {
      const done = apply(document, mine)
      const changes = changesOf(document, mine)
      return batchesOn(done).map((theirs) => ({ done, changes, theirs }))
    })
  fc.assert(
    fc.property(histories, ({ done, changes, theirs }) => {
      if (refusalOf(() => apply(done, theirs))) return
      const present = apply(done, theirs)
      const part = partOf(present, neededToUndo(changes))
      const whole = draftOf(present)
      const told = [undoChanges(part, changes), undoChanges(whole, changes)]
      expect(told[0]).toEqual(told[1])
      expect(written(present, part)).toEqual(written(present, whole))
    }),
    { numRuns: 400 },
  )
})

test('what a batch puts into a group that it removes goes with its edges and members', () => {
  const document = documentOf({
    nodes: [node('a'), node('b'), node('in', { groupId: 'box' })],
    edges: [edge('e', 'a', 'b')],
    groups: [group('gone'), group('box')],
  })
  const batch = operations(
    { op: 'setParent', id: 'a', parentId: 'gone' },
    { op: 'setParent', id: 'box', parentId: 'gone' },
    { op: 'removeGroup', id: 'gone', members: 'remove' },
  )
  const part = partOf(document, neededToApply(batch))
  applyOperations(part, batch)
  expect(Object.keys(written(document, part)).toSorted()).toEqual(['', 'b'])
})
