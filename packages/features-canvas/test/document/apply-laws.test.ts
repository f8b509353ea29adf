import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Operation } from '../../src/schemas/operations.ts'
import { documents, documentWithBatches } from './arbitraries.ts'
import { apply, applyAfter, asSet, problemsOf, refusalOf, type Refusal } from './documents.ts'

test('the generated documents are sound', () => {
  fc.assert(
    fc.property(documents, (document) => {
      expect(problemsOf(document)).toEqual([])
    }),
  )
})

test('a batch leaves a sound document, or is refused as VALIDATION and leaves the one it was given', () => {
  const seen = { applied: 0, refused: 0 }
  const named = {
    code: 'VALIDATION',
    about: {
      element: expect.any(String),
      field: expect.any(String),
      path: expect.stringMatching(/^operations\[\d+\]$/),
    },
  }
  fc.assert(
    fc.property(documentWithBatches, ({ document, mine }) => {
      const before = structuredClone(document)
      const refusal = refusalOf(() => {
        expect(problemsOf(apply(document, mine))).toEqual([])
      })
      seen[refusal ? 'refused' : 'applied'] += 1
      expect(refusal ?? named).toMatchObject(named)
      expect(document).toEqual(before)
    }),
    { numRuns: 2_000 },
  )
  // Otherwise this says little.
  expect(Math.min(seen.applied, seen.refused)).toBeGreaterThan(100)
})

test('what commutes gives the same whoever comes first, and stays sound; the rest is a conflict', () => {
  const seen = { commuted: 0, conflicted: 0 }
  fc.assert(
    fc.property(documentWithBatches, ({ document, mine, theirs }) => {
      if (replacesGroup(mine) || replacesGroup(theirs)) return
      if (refusalOf(() => [apply(document, mine), apply(document, theirs)])) return
      const results: unknown[] = []
      const refusals: Refusal[] = []
      for (const [first, second] of [
        [mine, theirs],
        [theirs, mine],
      ] as const) {
        const refusal = refusalOf(() => {
          const result = applyAfter(document, first, second)
          expect(problemsOf(result)).toEqual([])
          results.push(asSet(result))
        })
        if (refusal) refusals.push(refusal)
      }
      // Alone each was fine: so the other is the reason.
      expect(refusals.filter(({ code }) => code !== 'CONFLICT')).toEqual([])
      const [one, other = one] = results
      expect(one).toEqual(other)
      seen[refusals.length === 0 ? 'commuted' : 'conflicted'] += 1
    }),
    { numRuns: 3_000 },
  )
  expect(Math.min(seen.commuted, seen.conflicted)).toBeGreaterThan(50)
})

/**
 * Whether a batch removes a group and adds another with its id. What others put in goes to the new one when they come
 * later, and moves up with the rest when they came before.
 */
function replacesGroup(batch: readonly Operation[]): boolean {
  const added = batch.flatMap((operation) =>
    operation.op === 'addGroup' ? operation.group.id : [],
  )
  return batch.some((operation) => operation.op === 'removeGroup' && added.includes(operation.id))
}
