import { z } from 'zod'

import { awsProduct } from './aws-product.ts'
import { awsRate } from './aws-rate.ts'
import type { Entry } from './entry.ts'
import { leaseMonths } from './lease-months.ts'
import { parseValue } from './parse-value.ts'
import { priceListError } from './price-list-error.ts'
import { readJson, type JsonValue } from './read-json.ts'

const paths = [
  '$.*',
  '$.products.*',
  // Of an offer: by term, SKU and code. Of a Savings Plan: its members, the rates one by one.
  '$.terms.*.*',
  '$.terms.*.*.*',
  '$.terms.savingsPlan.*.rates.*',
]

/** An offer or a Savings Plan of AWS as bulk JSON. Throws VALIDATION. */
export async function* readAwsJson(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Entry[]> {
  const toEntries = entryReader()
  for await (const values of readJson(chunks, paths)) yield values.flatMap(toEntries)
}

const productSchema = z.object({
  sku: z.string(),
  productFamily: z.string().optional(),
  serviceCode: z.string().optional(),
  attributes: z.record(z.string(), z.string()),
})

const termSchema = z.object({
  sku: z.string(),
  effectiveDate: z.string().optional(),
  priceDimensions: z.record(
    z.string(),
    z.object({
      rateCode: z.string(),
      unit: z.string(),
      beginRange: z.string().optional(),
      endRange: z.string().optional(),
      pricePerUnit: z.record(z.string(), z.string()),
    }),
  ),
  termAttributes: z
    .object({
      LeaseContractLength: z.string().optional(),
      OfferingClass: z.string().optional(),
      PurchaseOption: z.string().optional(),
    })
    .optional(),
})

const planRateSchema = z.object({
  discountedSku: z.string(),
  discountedServiceCode: z.string(),
  discountedUsageType: z.string(),
  discountedOperation: z.string(),
  discountedRegionCode: z.string(),
  discountedInstanceType: z.string().optional(),
  rateCode: z.string(),
  unit: z.string(),
  discountedRate: z.object({ price: z.string(), currency: z.string() }),
})

/** A Savings Plan that is sold; few thousand of them discount everything else. */
interface Plan {
  readonly offering: string | undefined
  readonly payment: string | undefined
}

/** What came before in the file: offer, plans, and the plan whose rates are being read. */
interface Memory {
  offer: string
  readonly plans: Map<string, Plan>
  /** Its scalar members, which come before its rates. */
  plan: Map<string, unknown>
}

const mostPlans = 100_000

function entryReader(): (value: JsonValue) => Entry[] {
  const memory: Memory = { offer: '', plans: new Map(), plan: new Map() }
  return (found) => {
    const [top, term] = found.path
    if (found.path.length === 1) return headEntries(found, memory)
    if (top === 'products') return productEntries(found, memory)
    if (top !== 'terms') return []
    if (term === 'savingsPlan') return planEntries(found, memory)
    return found.path.length === 4 ? termEntries(found, String(term)) : []
  }
}

function headEntries({ path, value }: JsonValue, memory: Memory): Entry[] {
  const text = typeof value === 'string' ? value : ''
  switch (String(path[0])) {
    case 'formatVersion':
      if (text === 'v1.0') return []
      throw priceListError('its format is another than "v1.0", which is what is read here.')
    case 'offers':
    case 'versions':
    case 'regions':
      throw priceListError(
        'it is an index of AWS, which names price lists and holds no price: import one that it names.',
      )
    case 'offerCode':
      memory.offer = text
      return [{ kind: 'head', offer: text }]
    case 'version':
      return [{ kind: 'head', version: text }]
    case 'publicationDate':
      return [{ kind: 'head', publishedAt: text }]
    default:
      return []
  }
}

function productEntries(found: JsonValue, { offer, plans }: Memory): Entry[] {
  if (found.path.length !== 2) return []
  const { sku, productFamily, serviceCode, attributes } = parseValue(productSchema, found)
  const service = attributes['servicecode'] ?? serviceCode ?? offer
  if (attributes['purchaseTerm'] !== undefined) {
    if (plans.size >= mostPlans) throw priceListError(`more than ${mostPlans} Savings Plans.`)
    plans.set(sku, { offering: productFamily, payment: attributes['purchaseOption'] })
    return []
  }
  return [
    awsProduct({ sku, service, family: productFamily, attributes: Object.entries(attributes) }),
  ]
}

function termEntries(found: JsonValue, term: string): Entry[] {
  const { sku, effectiveDate, priceDimensions, termAttributes } = parseValue(termSchema, found)
  return Object.values(priceDimensions).flatMap(({ pricePerUnit, ...dimension }) =>
    Object.entries(pricePerUnit).map(([currency, price]) =>
      awsRate({
        ...dimension,
        sku,
        term,
        price,
        currency,
        lease: termAttributes?.LeaseContractLength,
        offering: termAttributes?.OfferingClass,
        payment: termAttributes?.PurchaseOption,
        effectiveAt: effectiveDate,
      }),
    ),
  )
}

const leaseSchema = z.object({ duration: z.number(), unit: z.string() })

function planEntries(found: JsonValue, { plans, plan }: Memory): Entry[] {
  const { path, value } = found
  if (path.length === 3) plan.clear()
  if (path.length === 4) plan.set(String(path[3]), value)
  if (path.length !== 5) return []
  const rate = parseValue(planRateSchema, found)
  const lease = leaseSchema.safeParse(plan.get('leaseContractLength'))
  const sold = plans.get(String(plan.get('sku')))
  if (!lease.success || sold === undefined) {
    throw priceListError(`"${path.join('.')}" comes before the plan that it is a rate of.`)
  }
  const effectiveAt = plan.get('effectiveDate')
  return [
    awsProduct({
      sku: rate.discountedSku,
      service: rate.discountedServiceCode,
      family: null,
      attributes: [
        ['regioncode', rate.discountedRegionCode],
        ['usagetype', rate.discountedUsageType],
        ['operation', rate.discountedOperation],
        ['instancetype', rate.discountedInstanceType ?? ''],
      ],
    }),
    {
      ...awsRate({
        ...sold,
        sku: rate.discountedSku,
        rateCode: rate.rateCode,
        term: 'SavingsPlan',
        unit: rate.unit,
        price: rate.discountedRate.price,
        currency: rate.discountedRate.currency,
        effectiveAt: typeof effectiveAt === 'string' ? effectiveAt : undefined,
      }),
      purchase: 'savings_plan',
      termMonths: leaseMonths(`${lease.data.duration} ${lease.data.unit}`),
    },
  ]
}
