import { decimal, multiply, type Decimal } from '../decimal.ts'
import { hoursPerMonth } from '../hours-per-month.ts'
import type { PriceReference } from '../line.ts'
import type { PriceBlock, PriceFile } from './catalog-schema.ts'
import { openCatalog, type Catalog } from './open-catalog.ts'
import { unknownNames } from './unknown-names.ts'

/** What one unit costs, or why nobody can say. */
export type Price =
  | { readonly known: true; readonly amount: Decimal; readonly source: string }
  | { readonly known: false; readonly reason: string }

/** A catalog that can be asked. */
export interface PriceBook {
  /** ISO date of its newest figure. */
  readonly date: string
  /** Names its figures and how they are billed: what two books of one edition cost is the same. */
  readonly edition: string
  /** The price in exactly this region and unit; another region's figure is never an answer. */
  readonly find: (reference: PriceReference, unit: string, region: string | null) => Price
}

/** Of one service, by what the figures of a block share; a product that two sources know has two blocks. */
type ServiceIndex = ReadonlyMap<string, readonly PriceBlock[]>

function blockKey(product: string, unit: string, region: string): string {
  return `${product}\n${unit}\n${region}`
}

function indexFile({ blocks }: PriceFile): ServiceIndex {
  return Map.groupBy(blocks, ({ product, unit, region }) => blockKey(product, unit, region))
}

/** Where a figure of this block was read, and for which day and region. */
function describeSource({ region, date, precision, tolerance }: PriceBlock, title: string) {
  const implied = tolerance === undefined ? ' (implied)' : ` (implied, ±${tolerance})`
  return `${title}, ${date}, ${region}${precision === 'implied' ? implied : ''}`
}

/** The same answer for the same name, found once. */
function remembered<T>(find: (name: string) => T): (name: string) => T {
  const found = new Map<string, T>()
  return (name) => {
    const answer = found.get(name) ?? find(name)
    found.set(name, answer)
    return answer
  }
}

/** What a reference asks of a figure: all of it or a part, for an hour or for all hours of a month. */
export function priceOf(
  figure: number,
  { hourlyUnit, discount }: Pick<PriceReference, 'hourlyUnit' | 'discount'>,
  source: string,
): Price {
  const amount = decimal(figure)
  if (discount !== undefined) {
    return {
      known: true,
      amount: multiply(amount, decimal(discount.part)),
      source: `${source}; ${figure} × ${discount.part} with ${discount.because}`,
    }
  }
  if (hourlyUnit === undefined) return { known: true, amount, source }
  return {
    known: true,
    amount: multiply(amount, decimal(hoursPerMonth)),
    source: `${source}; ${figure} an hour × ${hoursPerMonth}`,
  }
}

/** Raised when the same figures come to another bill than before: 2 since data transfer is billed on edges. */
const billingRules = 2

/** Indexes a service when it is first asked for, so that a look-up does not search. */
export function createPriceBook({ date, sources, services, file, regionsOf }: Catalog): PriceBook {
  const known = new Set(services)
  const fileOf = remembered((service) => (known.has(service) ? file(service) : null))
  const indexOf = remembered((service): ServiceIndex => {
    const found = fileOf(service)
    return found === null ? new Map() : indexFile(found)
  })
  const unknown = unknownNames(fileOf, remembered(regionsOf))

  function find(reference: PriceReference, unit: string, region: string | null): Price {
    const { service, product, key, hourlyUnit } = reference
    const where = reference.region ?? region
    if (where === null) return { known: false, reason: 'no price: the region is not known' }
    const blocks = indexOf(service).get(blockKey(product, hourlyUnit ?? unit, where)) ?? []
    const block = blocks.find(({ figures }) => Object.hasOwn(figures, key))
    const figure = block?.figures[key]
    if (block === undefined || figure === undefined) {
      const mistyped =
        (where === region ? unknown.region(service, where) : null) ??
        unknown.key(service, product, key)
      if (mistyped !== null) return { known: false, reason: `no price: ${mistyped}` }
      const what = `${key} (${service}, ${product})`
      return { known: false, reason: `no price for ${what} in ${where} in the catalog of ${date}` }
    }
    const source = describeSource(block, sources[block.source]?.title ?? block.source)
    return priceOf(figure, reference, source)
  }

  return { date, edition: `${date}.${billingRules}`, find }
}

let bundled: PriceBook | undefined

/** The catalog that ships with this package, opened on first use. */
export function bundledPriceBook(): PriceBook {
  bundled ??= createPriceBook(openCatalog())
  return bundled
}
