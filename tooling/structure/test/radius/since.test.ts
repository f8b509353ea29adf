import { expect, test } from 'vitest'

import { parseSince } from '../../src/radius/since.ts'
import { StructureError } from '../../src/structure-error.ts'
import { emptyHistory, radiusOf } from './history.ts'

const now = new Date('2026-03-31T12:00:00Z')

test.each([
  ['2026', '2026-01-01T00:00:00Z'],
  ['2026-02', '2026-02-01T00:00:00Z'],
  ['2026-02-28', '2026-02-28T00:00:00Z'],
  ['2026-02-28T10:30', '2026-02-28T10:30:00Z'],
  ['2026-02-28T10:30:05+02:00', '2026-02-28T08:30:05Z'],
  ['2 weeks ago', '2026-03-17T12:00:00Z'],
  ['1 day', '2026-03-30T12:00:00Z'],
  ['6 months', '2025-10-02T12:00:00Z'],
  ['1year', '2025-03-31T12:00:00Z'],
])('%s is %s', (text, expected) => {
  expect(parseSince(text, now)).toBe(Date.parse(expected) / 1000)
})

test.each(['banana', '2026-13-45', '2026-02-30', '', '1 banana ago', '31/01/2026', '-1 day'])(
  'git would take "%s" for some date, and here it is refused',
  (text) => {
    expect(() => parseSince(text, now)).toThrow(StructureError)
    expect(() => parseSince(text, now)).toThrow(/^--since needs a date such as 2026-01-31 or /)
  },
)

test('only what was written since then counts, whenever it was committed', async () => {
  using history = emptyHistory()
  history.commit('2026-01-05', { 'src/cart/a.ts': '1' })
  history.commit('2026-02-05', { 'src/cart/a.ts': '2' })
  history.commit('2026-03-05', { 'src/cart/a.ts': '3' })
  history.git('commit', '--amend', '--quiet', '--no-edit', '--date=2025-12-01T12:00:00Z')
  const since = Date.parse('2026-02-01') / 1000
  const { total, months } = await radiusOf(history, { since })
  expect(total.commits).toBe(1)
  expect(months.map(({ month }) => month)).toEqual(['2026-02'])
})
