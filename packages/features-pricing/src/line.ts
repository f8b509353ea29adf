/** Which figure of the catalog prices a line. */
export interface PriceReference {
  readonly service: string
  readonly product: string
  readonly key: string
  /** Where the price holds, when that is not where the component runs. */
  readonly region?: string
  /** The catalog's unit when the rate is hourly and the line shows it by the month, e.g. `LCU-hours`. */
  readonly hourlyUnit?: string
  /** The part of the catalog's price that is asked for, and why. */
  readonly discount?: { readonly part: number; readonly because: string }
}

/** Says why a line cannot have a price, whatever the catalog holds. */
export interface NoPrice {
  readonly missing: string
}

/** A price that whoever described the usage gave. */
export interface GivenPrice {
  readonly dollars: number
  /** Which key says so. */
  readonly source: string
}

/** One thing that is billed, before its price is looked up. */
export interface Line {
  readonly name: string
  readonly unit: string
  /** A month; null when not known. */
  readonly quantity: number | null
  readonly usageBased: boolean
  readonly price: PriceReference | GivenPrice | NoPrice
  /** An assumption behind the quantity, or why there is none. */
  readonly note?: string
  /** Priced under the commitment that was asked for. */
  readonly committed?: boolean
}

type Part = Pick<Line, 'name' | 'unit' | 'price' | 'note' | 'committed'>

/** Drops the noise of double arithmetic: 0.1 + 0.2 is 0.3. */
export function tidy(quantity: number): number {
  return Number(quantity.toPrecision(15))
}

/** Billed for being there. A null quantity means that a setting is not known, which `note` names. */
export function fixed(part: Part & { readonly quantity: number | null }): Line {
  return {
    ...part,
    quantity: part.quantity === null ? null : tidy(part.quantity),
    usageBased: false,
  }
}

/** Billed for what is done with it; `quantity` is undefined when nobody has said how much. */
export function used(part: Part & { readonly quantity: number | undefined }): Line {
  return {
    ...part,
    quantity: part.quantity === undefined ? null : tidy(part.quantity),
    usageBased: true,
  }
}

/** The reason for a setting that nobody knows. */
export function unknownSetting(name: string): NoPrice {
  return { missing: `no price: the setting ${name} is not known` }
}

/** Scales an optional quantity, e.g. requests to millions of requests. */
export function times(quantity: number | undefined, factor: number): number | undefined {
  return quantity === undefined ? undefined : quantity * factor
}

/** Divides an optional quantity; apart from `times`, so that 12345 / 1000 stays 12.345. */
export function per(quantity: number | undefined, divisor: number): number | undefined {
  return quantity === undefined ? undefined : quantity / divisor
}

/** What is provisioned beyond what the price of the whole includes; null when it is not known. */
export function above(amount: number | null, included: number): number | null {
  return amount === null ? null : Math.max(0, amount - included)
}
