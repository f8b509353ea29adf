import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const columns = [
  'SKU',
  'OfferTermCode',
  'RateCode',
  'TermType',
  'PriceDescription',
  'EffectiveDate',
  'StartingRange',
  'EndingRange',
  'Unit',
  'PricePerUnit',
  'Currency',
  'RelatedTo',
  'LeaseContractLength',
  'PurchaseOption',
  'OfferingClass',
  'Product Family',
  'serviceCode',
  'Location',
  'Location Type',
  'Instance Type',
  'Current Generation',
  'Instance Family',
  'vCPU',
  'Physical Processor',
  'Clock Speed',
  'Memory',
  'Storage',
  'Network Performance',
  'Processor Architecture',
  'Tenancy',
  'Operating System',
  'License Model',
  'usageType',
  'operation',
  'CapacityStatus',
  'MarketOption',
  'Normalization Size Factor',
  'Pre Installed S/W',
  'Processor Features',
  'Region Code',
  'serviceName',
]

const head = [
  ['FormatVersion', 'v1.0'],
  ['Disclaimer', 'Made up, for a measurement'],
  ['Publication Date', '2026-03-01T10:00:00Z'],
  ['Version', '20260301100000'],
  ['OfferCode', 'AmazonEC2'],
  columns,
]

const regions = ['us-east-1', 'us-east-2', 'us-west-2', 'eu-west-1', 'eu-central-1']
const leases = ['1yr', '3yr'].flatMap((lease) =>
  ['No Upfront', 'Partial Upfront', 'All Upfront'].flatMap((payment) =>
    ['standard', 'convertible'].map((offering) => ({ lease, payment, offering })),
  ),
)

/** Writes an offer of AWS of about this size: machines, each on demand and in twelve reservations. */
export async function writePrices(path: string, megabytes: number): Promise<void> {
  await pipeline(Readable.from(offer(megabytes * 1e6)), createWriteStream(path))
}

function* offer(most: number): Generator<string> {
  let written = 0
  let products = 0
  const beginning = head.map(line).join('')
  yield beginning
  for (written = beginning.length; written < most; products += 1) {
    const rows = product(products)
    written += rows.length
    yield rows
  }
}

function product(at: number): string {
  const sku = `SKU${String(at).padStart(13, '0')}`
  const type = `m${at % 9}-${Math.floor(at / regions.length)}.large`
  const region = regions[at % regions.length] ?? ''
  const cells = {
    SKU: sku,
    EffectiveDate: '2026-03-01',
    Currency: 'USD',
    'Product Family': 'Compute Instance',
    serviceCode: 'AmazonEC2',
    Location: 'A place with a name',
    'Location Type': 'AWS Region',
    'Instance Type': type,
    'Current Generation': 'Yes',
    'Instance Family': 'General purpose',
    vCPU: '2',
    'Physical Processor': 'Intel Xeon Platinum 8175',
    'Clock Speed': '3.1 GHz',
    Memory: '8 GiB',
    Storage: 'EBS only',
    'Network Performance': 'Up to 10 Gigabit',
    'Processor Architecture': '64-bit',
    Tenancy: 'Shared',
    'Operating System': 'Linux',
    'License Model': 'No License required',
    usageType: `BoxUsage:${type}`,
    operation: 'RunInstances',
    CapacityStatus: 'Used',
    MarketOption: 'OnDemand',
    'Normalization Size Factor': '4',
    'Pre Installed S/W': 'NA',
    'Processor Features': 'Intel AVX; Intel AVX2; Intel AVX512; Intel Turbo',
    'Region Code': region,
    serviceName: 'Amazon Elastic Compute Cloud',
  }
  const hourly = { StartingRange: '0', EndingRange: 'Inf', Unit: 'Hrs' }
  const onDemand = row({
    ...cells,
    ...hourly,
    OfferTermCode: 'JRTCKXETXF',
    RateCode: `${sku}.JRTCKXETXF.6YS6EN2CT7`,
    TermType: 'OnDemand',
    PriceDescription: `$0.096 per On Demand Linux ${type} Instance Hour`,
    PricePerUnit: '0.0960000000',
  })
  const reserved = leases.flatMap(({ lease, payment, offering }, index) => {
    const term = {
      ...cells,
      OfferTermCode: `TERM${index}`,
      TermType: 'Reserved',
      LeaseContractLength: lease,
      PurchaseOption: payment,
      OfferingClass: offering,
    }
    const hours = {
      ...term,
      ...hourly,
      RateCode: `${sku}.TERM${index}.6YS6EN2CT7`,
      PriceDescription: `Linux/UNIX (Amazon VPC), ${type} reserved instance applied`,
      PricePerUnit: payment === 'All Upfront' ? '0.0000000000' : `0.0${index + 10}0000000`,
    }
    const fee = {
      ...term,
      RateCode: `${sku}.TERM${index}.2TG2D8R56U`,
      PriceDescription: 'Upfront Fee',
      Unit: 'Quantity',
      PricePerUnit: String(100 + index),
    }
    return payment === 'No Upfront' ? [row(hours)] : [row(hours), row(fee)]
  })
  return [onDemand, ...reserved].join('')
}

function row(cells: Readonly<Record<string, string>>): string {
  return line(columns.map((column) => cells[column] ?? ''))
}

function line(cells: readonly string[]): string {
  return `${cells.map((cell) => (cell === '' ? '' : `"${cell}"`)).join(',')}\n`
}
