import { expect, test } from 'vitest'

import { openCatalog } from '../../src/catalog/open-catalog.ts'
import { googleMachineTypes } from '../../src/lists/to-catalog/google-machine-types.ts'
import type { ListProduct } from '../../src/lists/to-catalog/list-product.ts'
import { catalogNames } from '../../src/lists/to-catalog/to-catalog.ts'
import { onDemand } from './list-rate.ts'

const catalog = openCatalog()
const offers = ['on-demand', 'preemptible', 'committed-1-year', 'committed-3-years']
const machines = ['google.compute-engine', 'google.committed-use']
  .flatMap((service) => catalog.file(service).blocks)
  .filter(({ product, source }) => offers.includes(product) && source === 'gcosts')

/** What a core and a GB cost where two types cost what they do; null where they are of one shape. */
function partsOf(figures: Readonly<Record<string, number>>, [a, b]: readonly Shape[]) {
  if (a === undefined || b === undefined) return null
  const determinant = a.cores * b.memoryGb - b.cores * a.memoryGb
  const [costA = Number.NaN, costB = Number.NaN] = [figures[a.type], figures[b.type]]
  return {
    core: (costA * b.memoryGb - costB * a.memoryGb) / determinant,
    memory: (a.cores * costB - b.cores * costA) / determinant,
  }
}

interface Shape {
  readonly type: string
  readonly cores: number
  readonly memoryGb: number
}

test('in every region, the catalog’s machine types cost their cores and their memory, and nothing else', () => {
  expect(new Set(machines.map(({ product }) => product))).toEqual(new Set(offers))
  const checked = new Set<string>()
  for (const { figures, product, region } of machines) {
    for (const types of googleMachineTypes.values()) {
      const known = types.filter(({ type }) => figures[type] !== undefined)
      const [first] = known
      const other = known.find(
        ({ cores, memoryGb }) =>
          first !== undefined && memoryGb / cores !== first.memoryGb / first.cores,
      )
      const parts = first && other ? partsOf(figures, [first, other]) : null
      if (parts === null) continue
      for (const { type, cores, memoryGb } of known) {
        const price = figures[type] ?? 0
        const sum = cores * parts.core + memoryGb * parts.memory
        expect(Math.abs(sum / price - 1), `${product} ${type} ${region}`).toBeLessThan(1e-6)
        checked.add(type)
      }
    }
  }
  const all = [...googleMachineTypes.values()].flat().map(({ type }) => type)
  // Of these, all types are of one shape, so that any price would do.
  expect(all.filter((type) => !checked.has(type) && !/^t2[ad]-/.test(type))).toEqual([])
})

function sku(description: string, unit: string, price: string): ListProduct {
  const rates = [onDemand(unit, price)]
  return { service: 'Compute Engine', family: 'Compute', attributes: { description }, rates }
}

const core = sku('E2 Instance Core running in Americas', 'h', '0.02181159')
const memory = sku('E2 Instance Ram running in Americas', 'GiBy.h', '0.00292353')

function namedOf(...listed: readonly ListProduct[]) {
  const names = catalogNames('google')
  for (const product of listed) expect(names.of(product, 'us-central1')).toEqual([])
  return [...names.together()].flat()
}

test('a list that prices cores and memory of a family prices its types to the last digit', () => {
  const prices = namedOf(memory, core)
  expect(prices).toHaveLength(googleMachineTypes.get('e2')?.length ?? 0)
  const book = new Map(prices.map(({ key, price }) => [key, price]))
  expect(book.get('e2-standard-2')).toBe(0.06701142)
  expect(book.get('e2-micro')).toBe(0.0083764275)
  expect(prices.every(({ product, unit }) => product === 'on-demand' && unit === 'hours')).toBe(
    true,
  )
})

test.each<[string, readonly ListProduct[]]>([
  ['of which only the cores are known', [core]],
  [
    'of whose memory two prices are told',
    [core, memory, { ...memory, rates: [onDemand('GiBy.h', '0.003')] }],
  ],
  ['that costs nothing', [core, sku('E2 Instance Ram running in Americas', 'GiBy.h', '0')]],
  [
    'of a sole tenant',
    ['Core', 'Ram'].map((part) =>
      sku(
        `N2 Sole Tenancy Instance ${part} running in Iowa`,
        part === 'Core' ? 'h' : 'GiBy.h',
        '1',
      ),
    ),
  ],
  [
    'that nobody knows',
    ['Core', 'Ram'].map((part) =>
      sku(`X9 Instance ${part} running in Iowa`, part === 'Core' ? 'h' : 'GiBy.h', '1'),
    ),
  ],
])('a family %s has no price', (_, listed) => {
  expect(namedOf(...listed)).toEqual([])
})

// 730 × (2 × 0.02 + 8 × 0.003), and with 13 GB of memory.
test.each([
  ['E2 Cpu', 'E2 Ram', '1 Year', 12, 'committed-1-year', 'e2-standard-2', 46.72],
  ['N2D AMD Cpu', 'N2D AMD Ram', '3 Year', 36, 'committed-3-years', 'n2d-standard-2', 46.72],
  ['Cpu', 'Ram', '3 Years', 36, 'committed-3-years', 'n1-highmem-2', 57.67],
] as const)('a commitment for %s and %s for %s is a price of a month', (...row) => {
  const [cpu, ram, years, termMonths, product, key, price] = row
  const committed = (what: string, unit: string, hourly: string): ListProduct => {
    const listed = sku(`Commitment v1: ${what} in Americas for ${years}`, unit, hourly)
    const rates = [{ ...onDemand(unit, hourly), purchase: 'committed' as const, termMonths }]
    return { ...listed, rates }
  }
  const prices = namedOf(committed(cpu, 'h', '0.02'), committed(ram, 'GiBy.h', '0.003'))
  expect(prices.find((named) => named.key === key)).toEqual({
    service: 'google.committed-use',
    product,
    key,
    unit: 'months',
    price,
    region: 'us-central1',
  })
})

test('a commitment whose term is another than its text says has no price', () => {
  const parts = [
    sku('Commitment v1: E2 Cpu in Americas for 1 Year', 'h', '0.02'),
    sku('Commitment v1: E2 Ram in Americas for 1 Year', 'GiBy.h', '0.003'),
  ]
  const rates = parts.map((part) => ({
    ...part,
    rates: part.rates.map((rate) => ({ ...rate, purchase: 'committed' as const, termMonths: 36 })),
  }))
  expect(namedOf(...rates)).toEqual([])
})

test('what is told twice alike is told once', () => {
  expect(namedOf(core, memory, core)).toEqual(namedOf(core, memory))
})

test('parts of two regions are not put together', () => {
  const names = catalogNames('google')
  names.of(core, 'us-central1')
  names.of(memory, 'us-east4')
  expect([...names.together()].flat()).toEqual([])
})
