import { priceListError, quote } from './price-list-error.ts'

/** `1yr`, `3 year`, `5 Years`, `1 Month`. Throws VALIDATION. */
export function leaseMonths(text: string): number {
  const match = /^(\d{1,2}) ?(yr|year|month)s?$/i.exec(text)
  if (match === null) throw priceListError(`${quote(text)} is no length of a lease.`)
  const [, count, unit = ''] = match
  return Number(count) * (unit.toLowerCase() === 'month' ? 1 : 12)
}
