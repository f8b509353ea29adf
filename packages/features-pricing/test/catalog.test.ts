import { readdirSync, readFileSync } from 'node:fs'

import { componentKinds } from '@backarch/services-topology'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { priceFileSchema, priceSourcesSchema } from '../src/catalog/catalog-schema.ts'
import { openCatalog } from '../src/catalog/open-catalog.ts'
import { createPriceBook } from '../src/catalog/price-book.ts'
import { pricers } from '../src/pricers.ts'
import { commitments } from '../src/schemas.ts'
import { describeCatalog } from '../src/service/describe-catalog.ts'
import { examples } from './examples.ts'

const folder = new URL('../catalog/', import.meta.url)
const names = readdirSync(folder)

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
}

const files = names
  .filter((name) => name !== 'sources.json' && name !== 'catalog.json')
  .map((name) => ({ name, file: priceFileSchema.parse(read(name)) }))
const sources = priceSourcesSchema.parse(read('sources.json'))

const figures = files.flatMap(({ file: { service, blocks } }) =>
  blocks.flatMap(({ figures: byKey, ...block }) =>
    Object.entries(byKey).map(([key, price]) => ({ service, key, price, ...block })),
  ),
)

function duplicates(keys: readonly string[]): string[] {
  return keys.filter((key, index) => keys.indexOf(key) !== index)
}

describe('every figure of the catalog', () => {
  test('there are files, and each is named after its service', () => {
    expect(files.length).toBeGreaterThan(10)
    for (const { name, file } of files) expect(name).toBe(`${file.service}.json`)
  })

  test('names a source that the table describes, and every source is used', () => {
    const used = new Set(figures.map(({ source }) => source))
    expect([...used].toSorted()).toEqual(Object.keys(sources).toSorted())
  })

  test('stands there once', () => {
    const seen = new Set<string>()
    for (const { service, product, key, region } of figures) {
      const place = JSON.stringify([service, product, key, region])
      expect(seen.has(place), place).toBe(false)
      seen.add(place)
    }
  })

  test('has one unit for a product and key, in all regions', () => {
    const units = new Map<string, string>()
    for (const { service, product, key, unit } of figures) {
      const what = JSON.stringify([service, product, key])
      expect(units.get(what) ?? unit, what).toBe(unit)
      units.set(what, unit)
    }
  })

  test('is positive, or said to be free', () => {
    for (const { service, product, key, price, free } of figures) {
      expect(price === 0, `${service} ${product} ${key}`).toBe(free === true)
    }
  })

  test('is in US dollars: no region is billed in another currency', () => {
    expect(figures.filter(({ region }) => region.startsWith('cn-'))).toEqual([])
  })

  test('says where it holds: a region, an edge group or everywhere', () => {
    const place = {
      aws: /^(?:[a-z]{2}(?:-gov)?-[a-z]+-\d(?:-[a-z]{3}-\d)?|edge:[a-z_]+|global)$/,
      azure: /^(?:[a-z]+\d?|global)$/,
      google: /^(?:[a-z]+-[a-z]+\d+|[a-z]+\d?|global)$/,
    }
    for (const { service, region } of figures) {
      const provider = z.enum(['aws', 'azure', 'google']).parse(service.split('.')[0])
      expect(region).toMatch(place[provider])
    }
  })

  test('has a tolerance only when it is implied', () => {
    for (const { precision, tolerance, price } of figures) {
      if (tolerance === undefined) continue
      expect(precision).toBe('implied')
      expect(tolerance).toBeLessThan(price)
    }
  })

  test('is read by a kind', () => {
    const asked = new Set(
      examples.flatMap((node) =>
        [undefined, ...commitments].flatMap((commitment) =>
          (pricers.get(node.kind)?.lines(node, { hours: 730, commitment }) ?? []).flatMap(
            ({ price }) => ('service' in price ? [`${price.service} ${price.product}`] : []),
          ),
        ),
      ),
    )
    const held = new Set(figures.map(({ service, product }) => `${service} ${product}`))
    expect([...held].filter((product) => !asked.has(product))).toEqual([])
  })
})

test('an element of the wrong shape is refused', () => {
  const block = {
    product: 'p',
    unit: 'hours',
    region: 'us-east-1',
    source: 's',
    date: '2026-07-20',
    precision: 'exact',
    figures: { a: 1 },
  }
  const accepts = (change: object) =>
    priceFileSchema.safeParse({ service: 'aws.x', blocks: [{ ...block, ...change }] }).success
  expect(accepts({})).toBe(true)
  expect(accepts({ date: '2026-02-30' })).toBe(false)
  expect(accepts({ region: '' })).toBe(false)
  expect(accepts({ figures: { a: -1 } })).toBe(false)
  expect(accepts({ figures: { a: '1' } })).toBe(false)
  expect(accepts({ currency: 'CNY' })).toBe(false)
})

test('a table is read as a block of each region, and has a figure for each key', () => {
  const shared = { product: 'p', unit: 'months', source: 's', date: '2026-07-20' }
  const parse = (eu: number[]) =>
    priceFileSchema.safeParse({
      service: 'google.x',
      tables: [{ ...shared, precision: 'exact', keys: ['a', 'b'], regions: { eu, us: [3, 4] } }],
    })
  expect(parse([1, 2]).data?.blocks).toEqual([
    { ...shared, precision: 'exact', region: 'eu', figures: { a: 1, b: 2 } },
    { ...shared, precision: 'exact', region: 'us', figures: { a: 3, b: 4 } },
  ])
  expect([parse([1]), parse([1, 2, 3])].map(({ success }) => success)).toEqual([false, false])
  expect(priceFileSchema.safeParse({ service: 'google.x' }).success).toBe(false)
})

describe('a price book', () => {
  const book = createPriceBook(openCatalog())
  const t3Large = { service: 'aws.ec2', product: 'on-demand-linux', key: 't3.large' }

  test('answers for a region, with source, date and region', () => {
    expect(book.find(t3Large, 'hours', 'us-east-1')).toEqual({
      known: true,
      amount: { digits: 832n, scale: 4 },
      source: 'aws/karpenter-provider-aws, 2026-07-20, us-east-1',
    })
    expect(book.find(t3Large, 'hours', 'us-gov-west-1')).toMatchObject({
      amount: { digits: 976n, scale: 4 },
    })
  })

  test("has no price where a region has none, and never takes another region's", () => {
    expect(book.find(t3Large, 'hours', 'eu-west-3')).toEqual({
      known: false,
      reason:
        'no price for t3.large (aws.ec2, on-demand-linux) in eu-west-3 in the catalog of 2026-07-30',
    })
    expect(book.find(t3Large, 'hours', 'cn-north-1').known).toBe(false)
    expect(book.find(t3Large, 'hours', null)).toEqual({
      known: false,
      reason: 'no price: the region is not known',
    })
  })

  test('has no price in a unit that the catalog does not use', () => {
    expect(book.find(t3Large, 'months', 'us-east-1').known).toBe(false)
  })

  test('knows nothing of what every object has', () => {
    for (const key of ['constructor', '__proto__', 'toString']) {
      expect(book.find({ ...t3Large, key }, 'hours', 'us-east-1').known).toBe(false)
    }
  })

  test('shows an hourly rate by the month, and says so', () => {
    const units = { service: 'aws.elb', product: 'capacity-units', key: 'application' }
    expect(book.find({ ...units, hourlyUnit: 'LCU-hours' }, 'LCU', 'us-east-1')).toMatchObject({
      amount: { digits: 5840n, scale: 3 },
      source: expect.stringMatching(/0\.008 an hour × 730$/),
    })
  })
})

test('the catalog is described by its date, its size, its regions and its sources', () => {
  const summary = describeCatalog()
  // `catalog.json` says so, so that nobody reads every file to find out.
  expect(summary.date).toBe(
    figures
      .map(({ date }) => date)
      .toSorted()
      .at(-1),
  )
  expect(summary.prices).toBe(figures.length)
  expect(summary.regions).toContain('us-east-1')
  expect(summary.sources.map(({ id }) => id)).toEqual(Object.keys(sources))
  expect(duplicates(summary.services.map(({ service }) => service))).toEqual([])
})

test('every component kind has a pricer', () => {
  expect([...pricers.keys()].toSorted()).toEqual([...componentKinds.keys()].toSorted())
})
