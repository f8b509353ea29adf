import { isAppError } from '@backarch/core'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { createCursor, toPage } from '../src/index.ts'
import { pageInput, pageOf } from '../src/schemas.ts'

const cursor = createCursor(z.tuple([z.iso.datetime(), z.uuid()]))
const position: [string, string] = [
  '2026-01-02T03:04:05.678Z',
  '018f4e2a-0000-7000-8000-000000000000',
]
const input = z.strictObject({ ...pageInput })

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('IN9 take', () => {
  test.each([-1, 0, -0, 101, 1e9, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '10', null])(
    'IN9 %s is refused',
    (take) => {
      expect(input.safeParse({ take }).success).toBe(false)
    },
  )

  test('1 to 100, 50 when absent', () => {
    expect(input.parse({})).toEqual({ take: 50 })
    expect(input.parse({ take: 1 }).take).toBe(1)
    expect(input.parse({ take: 100 }).take).toBe(100)
  })
})

describe('IN9 cursors', () => {
  const good = cursor.encode(position)

  test('gives back the position', () => {
    expect(cursor.decode(good)).toEqual(position)
    expect(cursor.decode(undefined)).toBeNull()
  })

  test.each([
    ['padding', `${good}=`],
    ['a space', ` ${good}`],
    ['a newline', `${good}\n`],
    ['another alphabet', `${good}+/`],
    ['half of it', good.slice(0, 20)],
    ['an offset', '100'],
    ['SQL', "' OR 1=1 --"],
    ['a filter', encoded({ not: '' })],
    ['too few values', encoded([position[0]])],
    ['too many values', encoded([...position, 1])],
    ['other types', encoded([1, 2])],
    [
      'another spelling of the same',
      Buffer.from(JSON.stringify(position, null, 1)).toString('base64url'),
    ],
    ['a megabyte', 'A'.repeat(1_000_000)],
    ['nothing', ''],
  ])('IN9 %s is refused', (_what, text) => {
    const failure = thrownBy(() => cursor.decode(text))
    expect(isAppError(failure) && failure.code).toBe('VALIDATION')
    expect(isAppError(failure) && failure.details.reason).toBe('bad_cursor')
  })

  test('IN9 no text gets past but one that encode writes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
        const failure = thrownBy(() => cursor.decode(text))
        expect(isAppError(failure)).toBe(true)
      }),
    )
  })
})

describe('pages', () => {
  test('walking the pages visits every row once, whatever the page size', () => {
    const number = createCursor(z.int().min(0))
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 1, max: 12 }), (count, take) => {
        const rows = Array.from({ length: count }, (_, index) => index)
        const seen: number[] = []
        let next: string | undefined
        for (let guard = 0; guard <= count; guard += 1) {
          const after = number.decode(next)
          const found = rows.filter((row) => after === null || row > after).slice(0, take + 1)
          const page = pageOf(z.int()).parse(toPage(found, take, (row) => number.encode(row)))
          seen.push(...page.items)
          expect(page.items.length).toBeLessThanOrEqual(take)
          if (page.nextCursor === null) break
          next = page.nextCursor
        }
        expect(seen).toEqual(rows)
      }),
    )
  })
})

function thrownBy(work: () => unknown): unknown {
  try {
    work()
    return undefined
  } catch (error) {
    return error
  }
}
