import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { estimateCsv } from '../src/output/csv.ts'
import { estimateMarkdown } from '../src/output/markdown.ts'
import { estimateSvg } from '../src/output/svg.ts'
import { showAmount } from '../src/output/words.ts'
import { estimate } from '../src/service/estimate.ts'
import { sumBy } from '../src/service/sum-by.ts'
import { parseUsageFile } from '../src/usage-file/parse-usage-file.ts'
import { usageTemplate } from '../src/usage-file/usage-template.ts'
import { anyNodes, estimateOf, microCents, sum } from './any-nodes.ts'
import { examples } from './examples.ts'
import { nodeOf } from './node-of.ts'
import { readCsv } from './read-csv.ts'

describe('the total is the sum of its parts', () => {
  test('by any label', () => {
    fc.assert(
      fc.property(anyNodes, (nodes) => {
        const whole = estimateOf(nodes)
        for (const label of ['kind', 'region', 'status', 'address'] as const) {
          const shares = sumBy(whole, (resource) => resource[label] ?? 'none')
          expect(sum(shares.map(({ monthly }) => monthly))).toBe(microCents(whole.totalMonthly))
          expect(shares.reduce((count, { resources }) => count + resources, 0)).toBe(nodes.length)
        }
      }),
    )
  })

  test('in CSV, whose lines are its components', () => {
    fc.assert(
      fc.property(anyNodes, (nodes) => {
        const whole = estimateOf(nodes)
        const [, ...rows] = readCsv(estimateCsv(whole))
        const priced = rows.filter(([, , , status]) => status === 'priced')
        expect(sum(priced.map((row) => Number(row[8])))).toBe(microCents(whole.totalMonthly))
        for (const row of rows) expect(row).toHaveLength(11)
      }),
    )
  })

  test('in Markdown and in the picture, which both begin with it', () => {
    fc.assert(
      fc.property(anyNodes, (nodes) => {
        const whole = estimateOf(nodes)
        const total = showAmount(whole.totalMonthly, 'USD')
        const text = estimateMarkdown(whole)
        expect(text.startsWith(`**${total} a month**`)).toBe(true)
        const unknown = whole.resources.filter(
          ({ status }) => status === 'unpriced' || status === 'unsupported',
        )
        expect(text.match(/^- `/gm) ?? []).toHaveLength(unknown.length)
        expect(estimateSvg(whole)).toContain(`>${total.replace('<', '&lt;')} a month<`)
      }),
    )
  })
})

test('a spreadsheet takes no name for a formula', () => {
  const text = estimateCsv(estimateOf([nodeOf('aws.nat-gateway', {}, { id: '=cmd|"/c"!A1' })]))
  expect(text).toContain('"\'=cmd|""/c""!A1"')
})

describe('the usage file to fill in', () => {
  test('has every key of every resource that is billed by use, and says nothing', () => {
    const text = usageTemplate([
      nodeOf('aws.nat-gateway', {}, { address: 'aws_nat_gateway.out[0]' }),
      nodeOf('aws.nat-gateway', {}, { address: 'aws_nat_gateway.out[1]' }),
      nodeOf('aws.s3-bucket', {}, { address: 'aws_s3_bucket.files' }),
      nodeOf('aws.secret', {}, { address: 'module.a["x: y"].aws_secretsmanager_secret.s' }),
    ])
    expect(text).toContain(
      '  aws_nat_gateway.out[*]:\n    monthly_data_processed_gb: # Data processed, GB\n',
    )
    expect(text.match(/aws_nat_gateway/g)).toHaveLength(1)
    expect(text).toContain('    standard:\n      storage_gb: # Standard > Storage, GB\n')
    expect(parseUsageFile(text).resources.size).toBe(3)
  })

  test('is accepted for every kind, and changes no total', () => {
    const nodes = examples.map((node, at) => ({ ...node, id: `n${at}`, usage: {} }))
    const graph = { nodes, edges: [], groups: [] }
    const usageFile = usageTemplate(nodes)
    expect(parseUsageFile(usageFile).resources.size).toBeGreaterThan(10)
    expect(estimate({ graph, usageFile })).toEqual(estimate({ graph }))
  })
})
