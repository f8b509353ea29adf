import { awsProduct } from './aws-product.ts'
import { awsRate } from './aws-rate.ts'
import type { Entry } from './entry.ts'
import { leaseMonths } from './lease-months.ts'
import { priceListError, quote } from './price-list-error.ts'
import { readCsv } from './read-csv.ts'

/** Before the line that names the columns. */
const mostLinesOfHead = 20

/**
 * An offer or a Savings Plan of AWS as bulk CSV: some lines about the file, one that names the columns, and prices,
 * each with all of its product. Throws VALIDATION with the line.
 */
export async function* readAwsCsv(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Entry[]> {
  const head = new Map<string, string>()
  let toEntries: ((row: Row) => Entry[]) | null = null
  let columns: ReadonlyMap<string, number> = new Map()
  let line = 0
  for await (const record of readCsv(chunks)) {
    line += 1
    if (toEntries === null) {
      const [name = '', value = ''] = record
      if (name !== 'SKU') {
        if (record.length !== 2 || line > mostLinesOfHead) throw noColumns(line)
        head.set(name, value)
        continue
      }
      columns = columnsOf(record, line)
      toEntries = columns.has('DiscountedRate') ? savingsPlanEntries : offerReader()
      checkColumns(columns, columns.has('DiscountedRate') ? planColumns : offerColumns, line)
      yield [headEntry(head)]
      continue
    }
    if (record.length !== columns.size) {
      throw priceListError(
        `line ${line} has ${record.length} fields where ${columns.size} columns are named.`,
      )
    }
    yield toEntries({ columns, record })
  }
  if (toEntries === null) throw noColumns(line)
}

/** One line, and where its columns are. */
interface Row {
  readonly columns: ReadonlyMap<string, number>
  readonly record: readonly string[]
}

function field({ columns, record }: Row, name: string): string {
  return record[columns.get(name) ?? -1] ?? ''
}

const offerColumns = [
  'SKU',
  'OfferTermCode',
  'RateCode',
  'TermType',
  'StartingRange',
  'EndingRange',
  'Unit',
  'PricePerUnit',
  'Currency',
  'serviceCode',
]

const planColumns = [
  'SKU',
  'RateCode',
  'Unit',
  'DiscountedRate',
  'Currency',
  'DiscountedSKU',
  'DiscountedServiceCode',
  'DiscountedUsageType',
  'DiscountedOperation',
  'PurchaseOption',
  'LeaseContractLength',
  'LeaseContractLengthUnit',
  'Product Family',
  'DiscountedRegionCode',
]

/** Of the price; the other columns are of the product. */
const rateColumns = new Set([
  ...offerColumns,
  'PriceDescription',
  'EffectiveDate',
  'RelatedTo',
  'LeaseContractLength',
  'PurchaseOption',
  'OfferingClass',
  'Product Family',
])

/** The prices of a product follow each other, so it is read once. */
function offerReader(): (row: Row) => Entry[] {
  let previous = ''
  return (row) => {
    const sku = field(row, 'SKU')
    const rate = awsRate({
      sku,
      rateCode: field(row, 'RateCode'),
      term: field(row, 'TermType'),
      unit: field(row, 'Unit'),
      price: field(row, 'PricePerUnit'),
      currency: field(row, 'Currency'),
      beginRange: field(row, 'StartingRange'),
      endRange: field(row, 'EndingRange'),
      lease: field(row, 'LeaseContractLength'),
      offering: field(row, 'OfferingClass'),
      payment: field(row, 'PurchaseOption'),
      effectiveAt: field(row, 'EffectiveDate'),
    })
    if (sku === previous) return [rate]
    previous = sku
    const attributes = [...row.columns]
      .filter(([name]) => !rateColumns.has(name))
      .map(([name, at]) => [name, row.record[at] ?? ''] as const)
    const service = field(row, 'serviceCode')
    return [awsProduct({ sku, service, family: field(row, 'Product Family'), attributes }), rate]
  }
}

/** A price of a product of another list, by whose SKU it is found. */
function savingsPlanEntries(row: Row): Entry[] {
  const sku = field(row, 'DiscountedSKU')
  const family = field(row, 'Product Family')
  const lease = `${field(row, 'LeaseContractLength')} ${field(row, 'LeaseContractLengthUnit')}`
  return [
    awsProduct({
      sku,
      service: field(row, 'DiscountedServiceCode'),
      family: null,
      attributes: [
        ['regioncode', field(row, 'DiscountedRegionCode')],
        ['usagetype', field(row, 'DiscountedUsageType')],
        ['operation', field(row, 'DiscountedOperation')],
        ['instancetype', field(row, 'DiscountedInstanceType')],
      ],
    }),
    {
      ...awsRate({
        sku,
        rateCode: field(row, 'RateCode'),
        term: 'SavingsPlan',
        unit: field(row, 'Unit'),
        price: field(row, 'DiscountedRate'),
        currency: field(row, 'Currency'),
        offering: family,
        payment: field(row, 'PurchaseOption'),
        effectiveAt: field(row, 'EffectiveDate'),
      }),
      purchase: 'savings_plan',
      termMonths: leaseMonths(lease),
    },
  ]
}

function columnsOf(record: readonly string[], line: number): ReadonlyMap<string, number> {
  const columns = new Map(record.map((name, at) => [name, at]))
  if (columns.size === record.length) return columns
  const twice = record.find((name, at) => record.indexOf(name) !== at) ?? ''
  throw priceListError(`line ${line} names the column ${quote(twice)} twice.`)
}

function checkColumns(
  columns: ReadonlyMap<string, number>,
  needed: readonly string[],
  line: number,
): void {
  const missing = needed.find((name) => !columns.has(name))
  if (missing === undefined) return
  throw priceListError(
    `line ${line} names no column ${quote(missing)}: this is no price list of AWS.`,
  )
}

function headEntry(head: ReadonlyMap<string, string>): Entry {
  const format = head.get('FormatVersion')
  if (format !== 'v1.0') {
    throw priceListError(`its format is ${quote(format ?? '')}, and "v1.0" is what is read here.`)
  }
  return {
    kind: 'head',
    offer: head.get('OfferCode'),
    version: head.get('Version'),
    publishedAt: head.get('Publication Date'),
  }
}

function noColumns(line: number): Error {
  return priceListError(
    `line ${line} does not name the columns (SKU, …): this is no price list of AWS.`,
  )
}
