import { priceOf, type Price, type PriceBook } from '../catalog/price-book.ts'
import type { PriceReference } from '../line.ts'

/** What a list says of something that the catalog names. */
export interface Listed {
  readonly service: string
  readonly product: string
  readonly key: string
  readonly unit: string
  /** US dollars for one `unit`. */
  readonly price: number
  /** The list, its version and its date. */
  readonly list: string
  readonly version: string | null
  readonly date: string
}

/** What lists say of one region. */
export type RegionPrices = ReadonlyMap<string, Listed>

export function regionPrices(listed: readonly Listed[]): RegionPrices {
  return new Map(listed.map((price) => [identityOf(price), price]))
}

/** Prices without a region. */
export const globalRegion = 'global'

interface Lists {
  /** Names the lists that are in use. */
  readonly edition: string
  /** Of every region that is going to be asked for, and of `globalRegion`. */
  readonly regions: ReadonlyMap<string, RegionPrices>
}

/**
 * The same book with what price lists say in the place of what it says. A list answers for where the component runs and
 * for what has no region, so that what else is in a diagram does not change a price.
 */
export function priceBookWithLists(book: PriceBook, { edition, regions }: Lists): PriceBook {
  function find(reference: PriceReference, unit: string, region: string | null): Price {
    const { hourlyUnit } = reference
    const where = reference.region ?? region
    if (where !== null && (where === region || where === globalRegion)) {
      const listed = regions.get(where)?.get(identityOf({ ...reference, unit: hourlyUnit ?? unit }))
      if (listed !== undefined) {
        const { list, version, date, price } = listed
        const source = `${list}${version === null ? '' : ` ${version}`}, ${date}, ${where}`
        return priceOf(price, reference, source)
      }
    }
    return book.find(reference, unit, region)
  }
  return { date: book.date, edition: `${book.edition}+${edition}`, find }
}

function identityOf({
  service,
  product,
  key,
  unit,
}: Pick<Listed, 'service' | 'product' | 'key' | 'unit'>): string {
  return `${service}\n${product}\n${key}\n${unit}`
}
