import type { RateEntry } from '../entry.ts'

/** A product of a price list, with every way to buy it. */
export interface ListProduct {
  /** In the provider's words, as are the family and the attributes. */
  readonly service: string
  readonly family: string | null
  /** By names in small letters and digits. */
  readonly attributes: Readonly<Record<string, string>>
  /** One a tier of each way to buy it. */
  readonly rates: readonly ListRate[]
}

export interface ListRate extends Pick<
  RateEntry,
  'purchase' | 'offering' | 'payment' | 'termMonths' | 'unit'
> {
  /** For one unit, as a decimal. */
  readonly price: string
  /** From which quantity on. */
  readonly tierBegin: string
}

/** A price in the catalog's own words, for the product's region. */
export interface CatalogPrice {
  readonly service: string
  readonly product: string
  readonly key: string
  readonly unit: string
  /** US dollars for one `unit`. */
  readonly price: number
}

/** What a product is called in the catalog; null for one that the catalog has no name for, or no one price. */
export type ToCatalog = (product: ListProduct) => CatalogPrice | readonly CatalogPrice[] | null

/** The price of one unit on demand, where there is one for any quantity. */
export function flatPrice({ rates }: ListProduct, unit: RegExp): number | null {
  return priceOfAny(
    rates.filter(({ purchase }) => purchase === 'on_demand'),
    unit,
  )
}

/** Of one way to buy: null where it has tiers, or costs nothing, as that is rarely all of it. */
export function priceOfAny([rate, ...others]: readonly ListRate[], unit: RegExp): number | null {
  if (rate === undefined || others.length > 0 || Number(rate.tierBegin) !== 0) return null
  const price = Number(rate.price)
  return unit.test(rate.unit) && price > 0 ? price : null
}
