import {
  priceOfAny,
  flatPrice,
  type CatalogPrice,
  type ListProduct,
  type ListRate,
} from './list-product.ts'

/** What AWS rents by the hour, as the catalog names it. */
interface Hours {
  readonly service: string
  readonly key: string
  /** The product on demand. */
  readonly onDemand: string
  /** What the names of reservations begin with, e.g. `reserved-linux`. */
  readonly reserved: string
}

const hourly = /^Hrs$/
const terms: ReadonlyMap<number | null, string> = new Map([
  [12, '1_year'],
  [36, '3_year'],
])
const offerings: Readonly<Record<string, string>> = { standard: '', convertible: '-convertible' }

/** An hour on demand and in each reservation; what a reservation costs at its beginning is no part of it. */
export function awsHours(product: ListProduct, hours: Hours): CatalogPrice[] {
  const { service, key, onDemand, reserved } = hours
  const reservations = Map.groupBy(
    product.rates.filter(({ purchase, unit }) => purchase === 'reserved' && hourly.test(unit)),
    (rate) => reservationName(reserved, rate),
  )
  const prices = [
    [onDemand, flatPrice(product, hourly)] as const,
    ...[...reservations].map(([name, rates]) => [name, priceOfAny(rates, hourly)] as const),
  ]
  return prices.flatMap(([name, price]) =>
    name === null || price === null ? [] : [{ service, product: name, key, unit: 'hours', price }],
  )
}

/** `reserved-linux-1_year-no_upfront-convertible`. */
function reservationName(reserved: string, rate: ListRate): string | null {
  const term = terms.get(rate.termMonths)
  const offering = offerings[rate.offering ?? 'standard']
  if (term === undefined || offering === undefined || rate.payment === null) return null
  return `${reserved}-${term}-${rate.payment.toLowerCase().replaceAll(' ', '_')}${offering}`
}
