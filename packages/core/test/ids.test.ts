import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { newId } from '../src/index.ts'

const time = (id: string) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)

test('an id is a UUIDv7 of the moment it was made', () => {
  const before = Date.now()
  const id = newId()
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(time(id)).toBeGreaterThanOrEqual(before)
  expect(time(newId(new Date('2020-02-02T02:02:02.222Z')))).toBe(
    Date.parse('2020-02-02T02:02:02.222Z'),
  )
})

test('ids of one process sort in the order they were made, also within one millisecond', () => {
  const now = Date.now() + 60_000
  const ids = Array.from({ length: 20_000 }, () => newId(now))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id, index) => id <= (ids[index - 1] ?? ''))).toEqual([])
})

test('a clock that is set back a little does not break the order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 2 }), (steps) => {
      let now = Date.now() + 3_600_000
      let last = newId(now)
      for (const step of steps) {
        now += step
        const id = newId(now)
        expect(id > last).toBe(true)
        last = id
      }
    }),
  )
})
