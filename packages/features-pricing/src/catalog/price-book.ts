import { decimal, multiply, type Decimal } from '../decimal.ts'
import { hoursPerMonth } from '../hours-per-month.ts'
import type { PriceReference } from '../line.ts'
import type { PriceBlock } from './catalog-schema.ts'
import { loadCatalog, type Catalog } from './load-catalog.ts'

/** What one unit costs, or why nobody can say. */
export type Price =
  | { readonly known: true; readonly amount: Decimal; readonly source: string }
  | { readonly known: false; readonly reason: string }

/** A catalog that can be asked. */
export interface PriceBook {
  /** ISO date of its newest figure. */
  readonly date: string
  /** The price in exactly this region and unit; another region's figure is never an answer. */
  readonly find: (reference: PriceReference, unit: string, region: string | null) => Price
}

/** Blocks are found by what their figures share; a block that splits a product by source is a second entry. */
function blockKey(service: string, product: string, unit: string, region: string): string {
  return JSON.stringify([service, product, unit, region])
}

/** Where a figure of this block was read, and for which day and region. */
function describeSource({ region, date, precision, tolerance }: PriceBlock, title: string) {
  const implied = tolerance === undefined ? ' (implied)' : ` (implied, ±${tolerance})`
  return `${title}, ${date}, ${region}${precision === 'implied' ? implied : ''}`
}

export function newestDate({ files }: Catalog): string {
  return files
    .flatMap(({ blocks }) => blocks.map(({ date }) => date))
    .reduce((a, b) => (a > b ? a : b))
}

/** Indexes a catalog's blocks, so that a look-up does not search. */
export function createPriceBook(catalog: Catalog): PriceBook {
  const date = newestDate(catalog)
  const index = new Map<string, PriceBlock[]>()
  for (const { service, blocks } of catalog.files) {
    for (const block of blocks) {
      const key = blockKey(service, block.product, block.unit, block.region)
      index.set(key, [...(index.get(key) ?? []), block])
    }
  }

  function find(reference: PriceReference, unit: string, region: string | null): Price {
    const { service, product, key, hourlyUnit } = reference
    const where = reference.region ?? region
    if (where === null) return { known: false, reason: 'no price: the region is not known' }
    const blocks = index.get(blockKey(service, product, hourlyUnit ?? unit, where)) ?? []
    const block = blocks.find(({ figures }) => Object.hasOwn(figures, key))
    const figure = block?.figures[key]
    if (block === undefined || figure === undefined) {
      const what = `${key} (${service}, ${product})`
      return { known: false, reason: `no price for ${what} in ${where} in the catalog of ${date}` }
    }
    const source = describeSource(block, catalog.sources[block.source]?.title ?? block.source)
    const amount = decimal(figure)
    if (hourlyUnit === undefined) return { known: true, amount, source }
    return {
      known: true,
      amount: multiply(amount, decimal(hoursPerMonth)),
      source: `${source}; ${figure} an hour × ${hoursPerMonth}`,
    }
  }

  return { date, find }
}

let bundled: PriceBook | undefined

/** The catalog that ships with this package, read on first use. */
export function bundledPriceBook(): PriceBook {
  bundled ??= createPriceBook(loadCatalog())
  return bundled
}
