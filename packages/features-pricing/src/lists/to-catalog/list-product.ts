/** A product of a price list, with what it costs on demand. */
export interface ListProduct {
  /** In the provider's words, as are the family and the attributes. */
  readonly service: string
  readonly family: string | null
  /** By names in small letters and digits. */
  readonly attributes: Readonly<Record<string, string>>
  /** One a tier. */
  readonly rates: readonly ListRate[]
}

export interface ListRate {
  readonly unit: string
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
export type ToCatalog = (product: ListProduct) => CatalogPrice | null

/** The price of one unit, where there is one for any quantity; null where it costs nothing: that is rarely all of it. */
export function flatPrice({ rates }: ListProduct, unit: RegExp): number | null {
  const [rate, ...others] = rates
  if (rate === undefined || others.length > 0 || Number(rate.tierBegin) !== 0) return null
  const price = Number(rate.price)
  return unit.test(rate.unit) && price > 0 ? price : null
}
