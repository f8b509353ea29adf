import { z } from 'zod'

import type { Entry, RateEntry } from './entry.ts'
import { leaseMonths } from './lease-months.ts'
import { parseValue } from './parse-value.ts'
import { readJson, type JsonValue } from './read-json.ts'

const paths = ['$.*', '$.Items.*', '$.*.Items.*']

/** Pages of Azure's retail prices: one, several behind each other, an array of them, or an array of their items. */
export async function* readAzure(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Entry[]> {
  for await (const values of readJson(chunks, paths)) yield values.flatMap(entriesOf)
}

const itemSchema = z.object({
  currencyCode: z.string(),
  tierMinimumUnits: z.number(),
  retailPrice: z.number(),
  armRegionName: z.string(),
  effectiveStartDate: z.string(),
  meterId: z.string(),
  meterName: z.string(),
  skuId: z.string(),
  productName: z.string(),
  skuName: z.string(),
  serviceName: z.string(),
  serviceFamily: z.string(),
  unitOfMeasure: z.string(),
  type: z.string(),
  armSkuName: z.string().optional(),
  reservationTerm: z.string().optional(),
  savingsPlan: z.array(z.object({ retailPrice: z.number(), term: z.string() })).optional(),
})

type Item = z.infer<typeof itemSchema>

function isItem({ path, value }: JsonValue): boolean {
  if (path.length > 1) return true
  const inArray = typeof path[0] === 'number' && typeof value === 'object' && value !== null
  return inArray && 'retailPrice' in value
}

function entriesOf(found: JsonValue): Entry[] {
  if (!isItem(found)) return []
  const item = parseValue(itemSchema, found)
  const region = item.armRegionName.toLowerCase() || 'global'
  // A meter may be billed in several regions, each at its own price.
  const sku = `${item.skuId}/${item.meterId}/${region}`
  const attributes = Object.entries({
    productname: item.productName,
    skuname: item.skuName,
    metername: item.meterName,
    armskuname: item.armSkuName,
    operatingsystem: operatingSystemOf(item),
  }).flatMap(([name, value]) => (value ? [[name, value] as const] : []))
  return [
    {
      kind: 'product',
      sku,
      region,
      service: item.serviceName,
      family: item.serviceFamily || null,
      attributes: Object.fromEntries(attributes),
    },
    ...ratesOf(item, sku),
  ]
}

/** What a machine's price includes. A reservation is of the machine alone. */
function operatingSystemOf({ productName, type }: Item): string | undefined {
  if (/\bWindows\b/.test(productName)) return 'Windows'
  return productName.startsWith('Virtual Machines ') && type !== 'Reservation' ? 'Linux' : undefined
}

function ratesOf(item: Item, sku: string): RateEntry[] {
  const { type, reservationTerm, effectiveStartDate, tierMinimumUnits, currencyCode } = item
  const rate: RateEntry = {
    kind: 'rate',
    sku,
    rate: [type, reservationTerm ?? '', tierMinimumUnits, effectiveStartDate].join('/'),
    purchase: purchaseOf(item),
    offering: offeringOf(item),
    payment: null,
    termMonths: reservationTerm === undefined ? null : leaseMonths(reservationTerm),
    // The price of a reservation is that of its whole term, whatever its unit of measure says.
    unit: reservationTerm ?? item.unitOfMeasure,
    currency: currencyCode,
    price: String(item.retailPrice),
    tierBegin: String(tierMinimumUnits),
    tierEnd: null,
    aggregation: null,
    effectiveAt: effectiveStartDate,
  }
  const plans = (item.savingsPlan ?? []).map(({ retailPrice, term }): RateEntry => ({
    ...rate,
    rate: `SavingsPlan/${term}/${rate.rate}`,
    purchase: 'savings_plan',
    termMonths: leaseMonths(term),
    price: String(retailPrice),
  }))
  return [rate, ...plans]
}

function purchaseOf(item: Item): RateEntry['purchase'] {
  switch (item.type) {
    case 'Reservation':
      return 'reserved'
    case 'DevTestConsumption':
      return 'dev_test'
    case 'Consumption':
      return offeringOf(item) === null ? 'on_demand' : 'spot'
    default:
      return 'other'
  }
}

function offeringOf({ skuName, meterName }: Item): string | null {
  return (
    /\b(Spot|Low Priority)$/.exec(skuName)?.[1] ??
    /\b(Spot|Low Priority)$/.exec(meterName)?.[1] ??
    null
  )
}
