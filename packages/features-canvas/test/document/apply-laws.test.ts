import fc from 'fast-check'
import { expect, test } from 'vitest'

import { documents, documentWithBatches } from './arbitraries.ts'
import { apply, applyAfter, asSet, problemsOf, refusalOf } from './documents.ts'

test('the generated documents are sound', () => {
  fc.assert(
    fc.property(documents, (document) => {
      expect(problemsOf(document)).toEqual([])
    }),
  )
})

test('a batch leaves a sound document, or is refused as VALIDATION and leaves the one it was given', () => {
  let applied = 0
  let refused = 0
  fc.assert(
    fc.property(documentWithBatches, ({ document, mine }) => {
      const before = structuredClone(document)
      const refusal = refusalOf(() => {
        expect(problemsOf(apply(document, mine))).toEqual([])
      })
      if (refusal) {
        refused += 1
        expect(refusal).toMatchObject({
          code: 'VALIDATION',
          about: {
            element: expect.any(String),
            path: expect.stringMatching(/^operations\[\d+\]$/),
          },
        })
      } else applied += 1
      expect(document).toEqual(before)
    }),
    { numRuns: 2_000 },
  )
  // Otherwise this says little.
  expect(Math.min(applied, refused)).toBeGreaterThan(200)
})

test('what commutes gives the same whoever comes first, and stays sound; the rest is a conflict', () => {
  let commuted = 0
  let conflicts = 0
  fc.assert(
    fc.property(documentWithBatches, ({ document, mine, theirs }) => {
      if (refusalOf(() => [apply(document, mine), apply(document, theirs)])) return
      const results: unknown[] = []
      for (const [first, second] of [
        [mine, theirs],
        [theirs, mine],
      ] as const) {
        const refusal = refusalOf(() => {
          const result = applyAfter(document, first, second)
          expect(problemsOf(result)).toEqual([])
          results.push(asSet(result))
        })
        // Alone it was fine: so others are the reason.
        if (refusal) expect(refusal).toMatchObject({ code: 'CONFLICT', reason: 'edit_conflict' })
      }
      if (results.length < 2) conflicts += 1
      else {
        commuted += 1
        expect(results[0]).toEqual(results[1])
      }
    }),
    { numRuns: 3_000 },
  )
  expect(Math.min(commuted, conflicts)).toBeGreaterThan(200)
})
