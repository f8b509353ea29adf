import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { radiusOf } from './history.ts'
import { workedExample } from './worked-example.ts'

const page = join(import.meta.dirname, '../../../../docs/structure.md')

/** The columns of the page's table: five commits, their median and 95th percentile. */
function columns(): number[][] {
  const [, table = ''] = readFileSync(page, 'utf8').split(/^\| commit .*\n.*\n/m)
  const rows = table
    .split('\n')
    .slice(0, 7)
    .map((row) => row.split('|').slice(2, -1).map(Number))
  return Array.from({ length: 6 }, (_, at) => rows.map((row) => row[at] ?? Number.NaN))
}

test('the example of docs/structure.md reaches as far as is counted there', async () => {
  using history = workedExample()
  const { total, commitByCommit } = await radiusOf(history, { slices: 'packages/*' })
  const table = columns()
  for (const [at, measure] of (['directories', 'packages', 'features'] as const).entries()) {
    const [byFeature = [], byLayer = []] = table.slice(2 * at)
    for (const [column, reach] of [
      [byFeature, total.byFeature],
      [byLayer, total.byLayer],
    ] as const) {
      const { median, p95 } = reach[measure]
      const commits = column.slice(0, 5).toSorted((a, b) => a - b)
      expect(column.slice(5), measure).toEqual([median, p95])
      expect([commits[2], commits[4]], measure).toEqual([median, p95])
    }
    const less = (one: number[], other: number[]) =>
      one.slice(0, 5).filter((count, commit) => count < (other[commit] ?? 0)).length
    expect(commitByCommit[measure]).toEqual({
      byFeature: less(byFeature, byLayer),
      byLayer: less(byLayer, byFeature),
    })
  }
})
