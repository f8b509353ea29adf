import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { changesBetween } from '../../src/document/changes-between.ts'
import type { ElementChange } from '../../src/document/draft.ts'
import { changedFields, fieldsOf, isSame } from '../../src/document/element.ts'
import { toDocument, type Document } from '../../src/document/graph-elements.ts'
import { undoChanges, type Kept } from '../../src/document/undo.ts'
import type { Element } from '../../src/schemas/element.ts'
import { batchesOn, documents, documentWithBatches } from './arbitraries.ts'
import { apply, asSet, changesOf, draftOf, problemsOf, refusalOf } from './documents.ts'

interface Undone {
  readonly document: Document
  readonly changes: ElementChange[]
  readonly kept: Kept[]
}

function undo(document: Document, changes: readonly ElementChange[]): Undone {
  const draft = draftOf(document)
  const kept = undoChanges(draft, changes)
  const undone = toDocument(draft.elements())
  expect(problemsOf(undone)).toEqual([])
  return { document: undone, changes: draft.changes(), kept }
}

/** A document, what I did to it, and what others did to that. */
const histories = documentWithBatches
  .filter(({ document, mine }) => !refusalOf(() => apply(document, mine)))
  .chain(({ document, mine }) => {
    const mineDone = apply(document, mine)
    return fc.record({
      document: fc.constant(document),
      mineDone: fc.constant(mineDone),
      changes: fc.constant(changesOf(document, mine)),
      theirs: batchesOn(mineDone),
    })
  })
  .filter(({ mineDone, theirs }) => !refusalOf(() => apply(mineDone, theirs)))

describe('an undo', () => {
  test('right after a change gives the document before it, and a redo the one after it', () => {
    fc.assert(
      fc.property(documents, documents, (a, b) => {
        const undone = undo(b, changesBetween(a, b))
        expect(undone.kept).toEqual([])
        expect(asSet(undone.document)).toEqual(asSet(a))
        const redone = undo(undone.document, undone.changes)
        expect(redone.kept).toEqual([])
        expect(asSet(redone.document)).toEqual(asSet(b))
      }),
      { numRuns: 2_000 },
    )
  })

  test('takes back nothing that others did since, and a redo brings back what it took', () => {
    const seen = { whole: 0, partly: 0 }
    fc.assert(
      fc.property(histories, ({ mineDone, changes, theirs }) => {
        const present = apply(mineDone, theirs)
        const undone = undo(present, changes)
        expectKept(changesBetween(mineDone, present), asSet(undone.document))
        expect(asSet(undo(undone.document, undone.changes).document)).toEqual(asSet(present))
        seen[undone.kept.length === 0 ? 'whole' : 'partly'] += 1
      }),
      { numRuns: 800 },
    )
    expect(Math.min(seen.whole, seen.partly)).toBeGreaterThan(50)
  })

  test('stays sound and takes back nothing of others between any two documents', () => {
    fc.assert(
      fc.property(documents, documents, documents, (a, b, c) => {
        const undone = undo(c, changesBetween(a, b))
        expectKept(changesBetween(b, c), asSet(undone.document))
      }),
      { numRuns: 2_000 },
    )
  })

  test('says of all that it did not take back that it kept it', () => {
    fc.assert(
      fc.property(histories, ({ document, mineDone, changes, theirs }) => {
        const present = asSet(apply(mineDone, theirs))
        const { document: undone, kept } = undo(apply(mineDone, theirs), changes)
        const told = new Set(kept.map(({ element }) => element))
        const before = asSet(document)
        const after = asSet(undone)
        const silent = changes.filter(
          ({ id }) =>
            !told.has(id) &&
            isSame(present[id] ?? null, after[id] ?? null) &&
            !isSame(before[id] ?? null, present[id] ?? null) &&
            isSame(present[id] ?? null, asSet(mineDone)[id] ?? null),
        )
        expect(silent).toEqual([])
      }),
      { numRuns: 400 },
    )
  })
})

/** What others changed is as they left it: each field, and whether the element is there at all. */
function expectKept(
  others: readonly ElementChange[],
  now: Readonly<Record<string, Element>>,
): void {
  const lost = others.flatMap(({ id, before, after }): unknown[] => {
    const element = now[id]
    if (!after) return element ? [{ id, returned: element }] : []
    if (!element || element.type !== after.type) return [{ id, expected: after, element }]
    const fields =
      before?.type === after.type ? changedFields(before, after) : changedFields(after, after)
    const whole = before?.type === after.type ? [] : [...fieldsOf(after).keys()]
    return [...fields.map(({ field }) => field), ...whole]
      .filter((field) => changedFields(after, element).some((change) => change.field === field))
      .map((field) => ({ id, field, expected: after, element }))
  })
  expect(lost).toEqual([])
}
