import type { RateEntry } from './entry.ts'
import { leaseMonths } from './lease-months.ts'

/** As both the CSV and the JSON have it; an empty text is the same as none. */
interface AwsRate {
  readonly sku: string
  readonly rateCode: string
  readonly term: string
  readonly unit: string
  readonly price: string
  readonly currency: string
  readonly beginRange?: string | undefined
  readonly endRange?: string | undefined
  readonly lease?: string | undefined
  readonly offering?: string | undefined
  readonly payment?: string | undefined
  readonly effectiveAt?: string | undefined
}

export function awsRate(rate: AwsRate): RateEntry {
  const { sku, rateCode, unit, price, currency, beginRange, endRange, effectiveAt } = rate
  return {
    kind: 'rate',
    sku,
    // Behind its product's, which begins every one.
    rate: rateCode.startsWith(`${sku}.`) ? rateCode.slice(sku.length + 1) : rateCode,
    purchase: purchaseOf(rate),
    offering: rate.offering || null,
    payment: rate.payment || null,
    termMonths: rate.lease ? leaseMonths(rate.lease) : null,
    unit,
    currency,
    price,
    tierBegin: beginRange || '0',
    tierEnd: !endRange || endRange === 'Inf' ? null : endRange,
    aggregation: null,
    effectiveAt: effectiveAt ? moment(effectiveAt) : null,
  }
}

function purchaseOf({ term, lease }: AwsRate): RateEntry['purchase'] {
  if (term === 'Reserved' || lease) return 'reserved'
  return term === 'OnDemand' ? 'on_demand' : 'other'
}

/** A day is its beginning. */
function moment(text: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text
}
