import { expect, test } from 'vitest'

import { judge, readSampleCases, shareByProvider, tableByType } from './support/sample-cases.ts'

const samples = readSampleCases()

test.skipIf(samples === null)(
  'estimates agree with those of a trusted estimator',
  async () => {
    const judged = await judge(samples ?? [])
    console.log(`\n${tableByType(judged)}\n`, shareByProvider(judged))
    const free = judged.filter(
      ({ sample, cost }) => cost?.monthly === 0 && sample.monthly_total > 0,
    )
    expect(free.map(({ sample }) => sample.id)).toEqual([])
  },
  300_000,
)
