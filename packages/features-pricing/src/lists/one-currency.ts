import type { Entry } from './entry.ts'
import { priceListError, quote } from './price-list-error.ts'

/** Refuses the first price in another currency than those before it. */
export function oneCurrency(): (entry: Entry) => void {
  let currency: string | null = null
  return (entry) => {
    if (entry.kind !== 'rate') return
    currency ??= entry.currency
    if (entry.currency === currency) return
    throw priceListError(
      `${quote(entry.sku)} is priced in ${entry.currency}, and what is before it in ${currency}: a list has one currency.`,
    )
  }
}
