import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { bundledPriceBook } from '../../src/catalog/price-book.ts'
import { termsSchema, type CustomPrice } from '../../src/schemas.ts'
import { estimate } from '../../src/service/estimate.ts'
import { priceBookOnTerms } from '../../src/terms/price-book-on-terms.ts'
import { anyNodes, estimateOf, microCents, sum } from '../any-nodes.ts'
import { nodeOf } from '../node-of.ts'

const book = bundledPriceBook()
const micro: CustomPrice = {
  service: 'aws.ec2',
  product: 'on-demand-linux',
  key: 't3.micro',
  region: null,
  unit: 'hours',
  dollars: 0.008,
}

function onTerms(terms: { discountPercent?: number; customPrices?: CustomPrice[] }) {
  return priceBookOnTerms(book, termsSchema.parse(terms))
}

function costOn(terms: Parameters<typeof onTerms>[0], ...nodes: ReturnType<typeof nodeOf>[]) {
  return estimate({ graph: { nodes, edges: [], groups: [] } }, { book: onTerms(terms) })
}

const machine = (region: string) =>
  nodeOf('aws.ec2-instance', { instanceType: 't3.micro' }, { id: region, region })

describe('a book on terms', () => {
  test('has the agreed price where there is one, and the discount on the others', () => {
    const { resources, totalMonthly } = costOn(
      { discountPercent: 10, customPrices: [micro] },
      machine('us-east-1'),
    )
    // By hand: 730 h × $0.008 + 8 GB of gp2 × $0.10 × 0.9.
    expect(totalMonthly).toBeCloseTo(5.84 + 0.72, 9)
    const [running, disk] = resources[0]?.components ?? []
    expect(running).toMatchObject({
      unitPrice: 0.008,
      monthly: 5.84,
      source: "the organization's own price, every region",
    })
    expect(disk?.unitPrice).toBe(0.09)
    expect(disk?.source).toMatch(/us-east-1 \(implied\); 10 % discount$/)
  })

  test('prefers the price of the region to that of every region, and prices what the catalog cannot', () => {
    const customPrices = [micro, { ...micro, region: 'eu-west-3', dollars: 0.009 }]
    const disk = { service: 'aws.ebs', product: 'storage', key: 'gp2', unit: 'GB', dollars: 0.1 }
    const { resources } = costOn(
      { customPrices: [...customPrices, { ...disk, region: 'eu-west-3' }] },
      machine('us-east-1'),
      machine('eu-west-3'),
    )
    const [there, here] = resources.map(({ components }) => components[0]?.unitPrice)
    expect([there, here]).toEqual([0.008, 0.009])
    expect(estimateOf([machine('eu-west-3')]).resources[0]?.status).toBe('unpriced')
    expect(resources[1]?.status).toBe('priced')
  })

  test('takes a price by the hour for what is shown by the month', () => {
    const reference = { service: 'x', product: 'p', key: 'k', hourlyUnit: 'node-hours' }
    const custom = { service: 'x', product: 'p', key: 'k', unit: 'node-hours', dollars: 2 }
    const found = onTerms({ customPrices: [{ ...custom, region: null }] }).find(
      reference,
      'nodes',
      null,
    )
    expect(found).toMatchObject({ known: true, amount: { digits: 1460n, scale: 0 } })
  })

  test('does not touch a price that the usage gave', () => {
    const host = nodeOf('aws.ec2-instance', { instanceType: 't3.micro', tenancy: 'host' })
    const [running] = costOn({ discountPercent: 50 }, host).resources[0]?.components ?? []
    expect(running?.source).toBe('billed with its dedicated host')
  })

  test('is the book itself on terms that change no amount', () => {
    expect(onTerms({})).toBe(book)
  })

  test('refuses two prices for the same', () => {
    const parsed = termsSchema.safeParse({ customPrices: [micro, { ...micro, dollars: 1 }] })
    expect(parsed.error?.issues[0]).toMatchObject({
      path: ['customPrices', 1],
      message: 'on-demand-linux t3.micro has two prices for hours in every region',
    })
  })
})

describe('its edition', () => {
  const euros = { code: 'EUR', perDollar: 0.92, date: '2026-07-01' }
  const other = { ...micro, region: 'us-east-1' }

  test('changes with what changes amounts', () => {
    const terms = [
      {},
      { discountPercent: 10 },
      { discountPercent: 10.5 },
      { customPrices: [micro] },
      { customPrices: [{ ...micro, dollars: 0.007 }] },
      { customPrices: [other] },
      { discountPercent: 10, customPrices: [micro] },
    ]
    expect(new Set(terms.map((some) => onTerms(some).edition)).size).toBe(terms.length)
  })

  test('does not change with the order of prices, nor with the currency', () => {
    const { edition } = onTerms({ customPrices: [micro, other] })
    expect(onTerms({ customPrices: [other, micro] }).edition).toBe(edition)
    const shown = termsSchema.parse({ customPrices: [micro, other], currency: euros })
    expect(priceBookOnTerms(book, shown).edition).toBe(edition)
  })
})

test('a discount takes its part of every price, whatever is estimated', () => {
  const percent = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100)
  fc.assert(
    fc.property(anyNodes, percent, (nodes, discountPercent) => {
      const before = estimateOf(nodes)
      const graph = { nodes: [...nodes], edges: [], groups: [] }
      const after = estimate({ graph }, { book: onTerms({ discountPercent }) })
      expect(after.resources.map(({ status }) => status)).toEqual(
        before.resources.map(({ status }) => status),
      )
      expect(sum(after.resources.map(({ monthly }) => monthly))).toBe(
        microCents(after.totalMonthly),
      )
      for (const [at, resource] of after.resources.entries()) {
        for (const [place, component] of resource.components.entries()) {
          const was = before.resources[at]?.components[place]
          const given = !component.source.includes('discount')
          const part = given ? 1 : 1 - discountPercent / 100
          expect(component.monthly ?? 0).toBeCloseTo((was?.monthly ?? 0) * part, 4)
        }
      }
    }),
  )
})
