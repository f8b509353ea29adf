import { z } from 'zod'

import type { Entry, RateEntry } from './entry.ts'
import { parseValue } from './parse-value.ts'
import { readJson, type JsonValue } from './read-json.ts'

const paths = ['$.*', '$.skus.*', '$.*.skus.*']

/** Pages of Google's SKUs: one, several behind each other, an array of them, or an array of SKUs. */
export async function* readGoogle(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Entry[]> {
  for await (const values of readJson(chunks, paths)) yield values.flatMap(entriesOf)
}

/** 64-bit integers are texts in Google's JSON; what is 0 may be left out. */
const unitsSchema = z.union([z.string().regex(/^-?\d{1,19}$/), z.int()]).default('0')

const pricingSchema = z.object({
  effectiveTime: z.string().optional(),
  pricingExpression: z.object({
    usageUnit: z.string(),
    tieredRates: z.array(
      z.object({
        startUsageAmount: z.number().default(0),
        unitPrice: z.object({
          currencyCode: z.string(),
          units: unitsSchema,
          nanos: z.int().default(0),
        }),
      }),
    ),
  }),
  aggregationInfo: z
    .object({
      aggregationLevel: z.string().optional(),
      aggregationInterval: z.string().optional(),
      aggregationCount: z.int().optional(),
    })
    .optional(),
})

const skuSchema = z.object({
  skuId: z.string(),
  description: z.string(),
  category: z.object({
    serviceDisplayName: z.string(),
    resourceFamily: z.string(),
    resourceGroup: z.string().default(''),
    usageType: z.string(),
  }),
  serviceRegions: z.array(z.string()).default([]),
  pricingInfo: z.array(pricingSchema),
})

type Sku = z.infer<typeof skuSchema>
type Pricing = z.infer<typeof pricingSchema>

function isSku({ path, value }: JsonValue): boolean {
  if (path.length > 1) return true
  const inArray = typeof path[0] === 'number' && typeof value === 'object' && value !== null
  return inArray && 'skuId' in value
}

function entriesOf(found: JsonValue): Entry[] {
  if (!isSku(found)) return []
  const sku = parseValue(skuSchema, found)
  const { serviceDisplayName, resourceFamily, resourceGroup, usageType } = sku.category
  const product = {
    kind: 'product' as const,
    sku: sku.skuId,
    service: serviceDisplayName,
    family: resourceFamily || null,
    attributes: {
      description: sku.description,
      ...(resourceGroup === '' ? {} : { resourcegroup: resourceGroup }),
      usagetype: usageType,
    },
  }
  const regions = sku.serviceRegions.length > 0 ? new Set(sku.serviceRegions) : ['global']
  return [...[...regions].map((region) => ({ ...product, region })), ...ratesOf(sku)]
}

/** The newest of its prices; a list that was asked for at one moment has one. */
function ratesOf(sku: Sku): RateEntry[] {
  const newest = sku.pricingInfo.reduce<Pricing | null>(
    (a, b) => (a === null || timeOf(b) > timeOf(a) ? b : a),
    null,
  )
  if (newest === null) return []
  const { pricingExpression, effectiveTime } = newest
  return pricingExpression.tieredRates.map(({ startUsageAmount, unitPrice }, at, tiers) => ({
    kind: 'rate',
    sku: sku.skuId,
    rate: String(at),
    ...purchaseOf(sku.category.usageType),
    offering: null,
    payment: null,
    unit: pricingExpression.usageUnit,
    currency: unitPrice.currencyCode,
    price: priceOf(unitPrice),
    tierBegin: String(startUsageAmount),
    tierEnd: endOf(tiers[at + 1]?.startUsageAmount),
    aggregation: aggregationOf(newest),
    effectiveAt: effectiveTime ?? null,
  }))
}

function timeOf({ effectiveTime = '' }: Pricing): number {
  return Date.parse(effectiveTime) || 0
}

function endOf(next: number | undefined): string | null {
  return next === undefined ? null : String(next)
}

/** Whole units and billionths, which have the same sign. */
function priceOf({ units, nanos }: { units: string | number; nanos: number }): string {
  const sign = nanos < 0 && !String(units).startsWith('-') ? '-' : ''
  return `${sign}${units}.${String(Math.abs(nanos)).padStart(9, '0')}`
}

function purchaseOf(usageType: string): Pick<RateEntry, 'purchase' | 'termMonths'> {
  if (usageType === 'OnDemand') return { purchase: 'on_demand', termMonths: null }
  if (usageType === 'Preemptible') return { purchase: 'spot', termMonths: null }
  const [, count, unit] = /^Commit(\d{1,2})(Mo|Yr)$/.exec(usageType) ?? []
  if (count === undefined) return { purchase: 'other', termMonths: null }
  return { purchase: 'committed', termMonths: Number(count) * (unit === 'Mo' ? 1 : 12) }
}

/** `account monthly`; null where usage is not added up. */
function aggregationOf({ aggregationInfo }: Pricing): string | null {
  const {
    aggregationLevel = '',
    aggregationInterval = '',
    aggregationCount = 1,
  } = aggregationInfo ?? {}
  const words = [aggregationLevel, aggregationInterval].filter(
    (word) => word !== '' && !word.endsWith('UNSPECIFIED'),
  )
  if (words.length === 0) return null
  const every = aggregationCount > 1 ? [`every ${aggregationCount}`] : []
  return [...words.map((word) => word.toLowerCase()), ...every].join(' ')
}
