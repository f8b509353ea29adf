import type { ListRate } from '../../src/lists/to-catalog/list-product.ts'

/** A price for any quantity on demand. */
export function onDemand(unit: string, price: string): ListRate {
  return {
    purchase: 'on_demand',
    offering: null,
    payment: null,
    termMonths: null,
    unit,
    price,
    tierBegin: '0',
  }
}
