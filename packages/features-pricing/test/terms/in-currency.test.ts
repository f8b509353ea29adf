import type { GraphNode } from '@backarch/services-topology/schemas'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { estimateCsv } from '../../src/output/csv.ts'
import { estimateMarkdown } from '../../src/output/markdown.ts'
import { estimateSvg } from '../../src/output/svg.ts'
import { showAmount, showDifference } from '../../src/output/words.ts'
import { currencySchema, estimateSchema, type Currency, type Estimate } from '../../src/schemas.ts'
import { diffEstimates } from '../../src/service/diff-estimates.ts'
import { estimate } from '../../src/service/estimate.ts'
import { sumBy } from '../../src/service/sum-by.ts'
import { tally, toCost } from '../../src/service/tally.ts'
import { anyNodes, estimateOf } from '../any-nodes.ts'
import { nodeOf } from '../node-of.ts'
import { readCsv } from '../read-csv.ts'

const date = '2026-07-01'
const anyCurrency = fc
  .record({
    code: fc.constantFrom('EUR', 'CHF', 'JPY', 'IDR', 'KWD', 'GBP'),
    perDollar: fc.oneof(
      fc.constantFrom(0.92, 0.8831, 149.27, 16_315, 0.3067, 1, 1e-6, 1e6),
      fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
    ),
  })
  .map((some): Currency => ({ ...some, date }))

function estimateIn(nodes: readonly GraphNode[], currency: Currency): Estimate {
  return estimate({ graph: { nodes: [...nodes], edges: [], groups: [] } }, { currency })
}

/** Of 1 of the currency, how many an amount is rounded to. */
function stepsOf({ perDollar }: Currency): number {
  return 10 ** (8 - Math.max(0, Math.floor(Math.log10(perDollar))))
}

function sumIn(steps: number, amounts: readonly (number | null)[]): number {
  return amounts.reduce<number>((all, amount) => all + Math.round((amount ?? 0) * steps), 0)
}

describe('in whatever currency, the total is the sum of its parts', () => {
  test('of resources, their components, what they are used for, and any label', () => {
    fc.assert(
      fc.property(anyNodes, anyCurrency, (nodes, currency) => {
        const whole = estimateSchema.parse(estimateIn(nodes, currency))
        const sum = (amounts: readonly (number | null)[]) => sumIn(stepsOf(currency), amounts)
        const total = sum([whole.totalMonthly])
        expect(sum([whole.baselineMonthly, whole.usageMonthly])).toBe(total)
        expect(sum(whole.resources.map(({ monthly }) => monthly))).toBe(total)
        for (const { monthly, components } of whole.resources) {
          if (monthly === null) continue
          expect(sum(components.map((component) => component.monthly))).toBe(sum([monthly]))
        }
        const shares = sumBy(whole, ({ kind }) => kind ?? 'none')
        expect(sum(shares.map(({ monthly }) => monthly))).toBe(total)
      }),
    )
  })

  test('in CSV, in Markdown and in the picture', () => {
    fc.assert(
      fc.property(anyNodes, anyCurrency, (nodes, currency) => {
        const whole = estimateIn(nodes, currency)
        const [, ...rows] = readCsv(estimateCsv(whole))
        const priced = rows.filter(([, , , status]) => status === 'priced')
        expect(
          sumIn(
            stepsOf(currency),
            priced.map((row) => Number(row[8])),
          ),
        ).toBe(sumIn(stepsOf(currency), [whole.totalMonthly]))
        for (const row of rows) expect(row.at(-1)).toBe(currency.code)
        const total = showAmount(whole.totalMonthly, currency.code)
        expect(estimateMarkdown(whole).startsWith(`**${total} a month**`)).toBe(true)
        const picture = estimateSvg(whole)
        expect(picture).toContain(`>${total.replace('<', '&lt;')} a month<`)
        for (const text of [estimateMarkdown(whole), picture]) {
          expect(text).not.toContain('$')
          expect(text).toContain(`at ${currency.perDollar} ${currency.code} a dollar (${date})`)
        }
      }),
    )
  })

  test('and a difference is that of the totals, with nothing changed where dollars have not', () => {
    const named = anyNodes.map((nodes) => nodes.map((node, at) => ({ ...node, id: `n${at}` })))
    fc.assert(
      fc.property(named, named, anyCurrency, (one, other, currency) => {
        const [before, after] = [estimateIn(one, currency), estimateIn(other, currency)]
        const diff = diffEstimates(before, after)
        expect(diff.unchanged).toBe(diffEstimates(estimateOf(one), estimateOf(other)).unchanged)
        const steps = stepsOf(currency)
        const changed = diff.resources.map(
          (resource) =>
            sumIn(steps, [resource.after?.monthly ?? null]) -
            sumIn(steps, [resource.before?.monthly ?? null]),
        )
        const total = sumIn(steps, [after.totalMonthly]) - sumIn(steps, [before.totalMonthly])
        expect(changed.reduce((all, part) => all + part, 0)).toBe(total)
        expect(sumIn(steps, [diff.difference])).toBe(total)
      }),
    )
  })
})

test('each amount is the dollars at the rate, to half of the last place', () => {
  fc.assert(
    fc.property(anyNodes, anyCurrency, (nodes, currency) => {
      const dollars = estimateOf(nodes)
      const whole = estimateIn(nodes, currency)
      const near = (amount: number | null, inDollars: number | null, roundings: number) => {
        expect(amount === null).toBe(inDollars === null)
        const wanted = (inDollars ?? 0) * currency.perDollar
        const allowed = (0.5 * roundings) / stepsOf(currency) + wanted * 1e-14
        expect(Math.abs((amount ?? 0) - wanted)).toBeLessThanOrEqual(allowed * 1.0001)
      }
      let parts = 0
      for (const [at, { components }] of whole.resources.entries()) {
        parts += components.length
        for (const [place, component] of components.entries()) {
          near(component.monthly, dollars.resources[at]?.components[place]?.monthly ?? null, 1)
        }
      }
      near(whole.totalMonthly, dollars.totalMonthly, parts)
      // Two sums are converted, and not each component.
      const cost = toCost(tally({ nodes }), dollars.catalogDate, currency)
      near(cost.totalMonthly, dollars.totalMonthly, 2)
      expect(sumIn(stepsOf(currency), [cost.baselineMonthly, cost.usageMonthly])).toBe(
        sumIn(stepsOf(currency), [cost.totalMonthly]),
      )
    }),
  )
})

test('an amount has the sign and the digits of its currency', () => {
  expect(showAmount(1234.5, 'USD')).toBe('$1,234.50')
  expect(showAmount(1234.5, 'EUR')).toBe('€1,234.50')
  expect(showAmount(1234.5, 'JPY')).toBe('¥1,235')
  expect(showAmount(1234.5, 'CHF')).toBe('CHF\u00a01,234.50')
  expect(showAmount(0.001, 'EUR')).toBe('< €0.01')
  expect(showAmount(0.2, 'JPY')).toBe('< ¥1')
  expect(showAmount(0.001, 'KWD')).toBe('KWD\u00a00.001')
  expect(showDifference(-3, 'EUR')).toBe('-€3.00')
})

test('a machine in euros, by hand', () => {
  const node = nodeOf('aws.ec2-instance', { instanceType: 't3.micro' })
  const whole = estimateIn([node], { code: 'EUR', perDollar: 0.92, date })
  // 730 h × $0.0104 × 0.92, and 8 GB × $0.10 × 0.92.
  expect(whole).toMatchObject({
    currency: 'EUR',
    exchange: { perDollar: 0.92, date },
    totalMonthly: 7.72064,
  })
  expect(whole.resources[0]?.components[0]).toMatchObject({
    quantity: 730,
    unitPrice: 0.009568,
    monthly: 6.98464,
  })
})

test('a currency that does not exist is none', () => {
  const parsed = currencySchema.safeParse({ code: 'EUO', perDollar: 1, date })
  expect(parsed.error?.issues[0]?.message).toBe('EUO is no currency of ISO 4217, such as EUR')
})
