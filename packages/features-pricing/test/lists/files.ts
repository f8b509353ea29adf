import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for price lists, gone afterwards. */
export async function createFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'backarch-prices-'))
  return {
    write: async (name: string, content: string | Buffer): Promise<string> => {
      const path = join(folder, name)
      await writeFile(path, content)
      return path
    },
    path: (name: string) => join(folder, name),
    [Symbol.asyncDispose]: async () => rm(folder, { recursive: true, force: true }),
  }
}

const columns = (
  'SKU,OfferTermCode,RateCode,TermType,PriceDescription,EffectiveDate,StartingRange,EndingRange,Unit,PricePerUnit,' +
  'Currency,RelatedTo,LeaseContractLength,PurchaseOption,OfferingClass,Product Family,serviceCode,Location,' +
  'Location Type,Instance Type,Operating System,Max IOPS/volume,Pre Installed S/W,usageType,Region Code,serviceName'
).split(',')

type Cells = Readonly<Record<string, string>>

function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (cell === '' ? '' : `"${cell.replaceAll('"', '""')}"`)).join(',')}\n`
}

/** An offer of AWS as bulk CSV; each row says what differs from a Linux machine on demand. */
export function awsCsv(rows: readonly Cells[], head: Cells = {}): string {
  const told = {
    FormatVersion: 'v1.0',
    Disclaimer: 'Prices, "as they are"',
    'Publication Date': '2026-03-01T10:00:00Z',
    Version: '20260301100000',
    OfferCode: 'AmazonEC2',
    ...head,
  }
  return [
    ...Object.entries(told).map((pair) => csvLine(pair)),
    csvLine(columns),
    ...rows.map(awsCsvRow),
  ].join('')
}

function awsCsvRow(row: Cells): string {
  const sku = row['SKU'] ?? 'SKU1'
  const cells: Cells = {
    SKU: sku,
    OfferTermCode: 'TERM',
    RateCode: `${sku}.TERM.RATE`,
    TermType: 'OnDemand',
    PriceDescription: 'One hour, and no more',
    EffectiveDate: '2026-03-01',
    StartingRange: '0',
    EndingRange: 'Inf',
    Unit: 'Hrs',
    PricePerUnit: '0.0960000000',
    Currency: 'USD',
    'Product Family': 'Compute Instance',
    serviceCode: 'AmazonEC2',
    Location: 'US East (Ohio)',
    'Location Type': 'AWS Region',
    'Instance Type': 'm5.large',
    'Operating System': 'Linux',
    'Pre Installed S/W': 'NA',
    usageType: 'USE2-BoxUsage:m5.large',
    'Region Code': 'us-east-2',
    serviceName: 'Elastic Compute Cloud',
    ...row,
  }
  return csvLine(columns.map((column) => cells[column] ?? ''))
}

/** The same machine as `awsCsv` writes by default, on demand and reserved, as bulk JSON. */
export function awsJson({ currency = 'USD' } = {}) {
  const attributes = {
    servicecode: 'AmazonEC2',
    location: 'US East (Ohio)',
    locationType: 'AWS Region',
    instanceType: 'm5.large',
    operatingSystem: 'Linux',
    preInstalledSw: 'NA',
    usagetype: 'USE2-BoxUsage:m5.large',
    regionCode: 'us-east-2',
    servicename: 'Elastic Compute Cloud',
  }
  const term = (code: string, dimensions: object, termAttributes: object) => ({
    [`SKU1.${code}`]: {
      offerTermCode: code,
      sku: 'SKU1',
      effectiveDate: '2026-03-01T00:00:00Z',
      priceDimensions: dimensions,
      termAttributes,
    },
  })
  const dimension = (code: string, unit: string, price: string, range: object) => ({
    [`SKU1.${code}`]: {
      rateCode: `SKU1.${code}`,
      description: 'One',
      unit,
      pricePerUnit: { [currency]: price },
      appliesTo: [],
      ...range,
    },
  })
  const lease = {
    LeaseContractLength: '1yr',
    OfferingClass: 'standard',
    PurchaseOption: 'Partial Upfront',
  }
  return {
    formatVersion: 'v1.0',
    disclaimer: 'None',
    offerCode: 'AmazonEC2',
    version: '20260301100000',
    publicationDate: '2026-03-01T10:00:00Z',
    products: { SKU1: { sku: 'SKU1', productFamily: 'Compute Instance', attributes } },
    terms: {
      OnDemand: {
        SKU1: term(
          'TERM',
          dimension('TERM.RATE', 'Hrs', '0.0960000000', { beginRange: '0', endRange: 'Inf' }),
          {},
        ),
      },
      Reserved: {
        SKU1: term(
          'LEASE',
          {
            ...dimension('LEASE.HOUR', 'Hrs', '0.0290000000', { beginRange: '0', endRange: 'Inf' }),
            ...dimension('LEASE.FEE', 'Quantity', '254', {}),
          },
          lease,
        ),
      },
    },
    attributesList: {},
  }
}

export function awsSavingsPlanCsv({ family = 'EC2InstanceSavingsPlans' } = {}): string {
  const head = {
    FormatVersion: 'v1.0',
    Disclaimer: 'None',
    'Publication Date': '2026-03-02T10:00:00Z',
    Version: '20260302100000',
    OfferCode: 'AmazonComputeSavingsPlan',
  }
  const plan = {
    SKU: 'PLAN1',
    RateCode: 'PLAN1.SKU1',
    Unit: 'Hrs',
    EffectiveDate: '2026-03-01T00:00:00Z',
    DiscountedRate: '0.0422',
    Currency: 'USD',
    DiscountedSKU: 'SKU1',
    DiscountedServiceCode: 'AmazonEC2',
    DiscountedUsageType: 'USE2-BoxUsage:m5.large',
    DiscountedOperation: 'RunInstances',
    PurchaseOption: 'No Upfront',
    LeaseContractLength: '3',
    LeaseContractLengthUnit: 'year',
    ServiceCode: 'ComputeSavingsPlans',
    'Product Family': family,
    DiscountedRegionCode: 'us-east-2',
    DiscountedInstanceType: 'm5.large',
  }
  const lines = [...Object.entries(head), Object.keys(plan), Object.values(plan)]
  return lines.map((cells) => `${cells.join(',')}\n`).join('')
}

export function azureItem(item: object = {}) {
  return {
    currencyCode: 'USD',
    tierMinimumUnits: 0,
    retailPrice: 0.096,
    unitPrice: 0.096,
    armRegionName: 'westeurope',
    location: 'EU West',
    effectiveStartDate: '2026-01-01T00:00:00Z',
    meterId: 'meter-1',
    meterName: 'D2 v3/D2s v3',
    productId: 'P1',
    skuId: 'P1/0001',
    productName: 'Virtual Machines Dv3 Series',
    skuName: 'D2 v3',
    serviceName: 'Virtual Machines',
    serviceId: 'S1',
    serviceFamily: 'Compute',
    unitOfMeasure: '1 Hour',
    type: 'Consumption',
    isPrimaryMeterRegion: true,
    armSkuName: 'Standard_D2_v3',
    ...item,
  }
}

export function azurePage(items: readonly object[]) {
  return {
    BillingCurrency: 'USD',
    CustomerEntityId: 'Default',
    CustomerEntityType: 'Retail',
    Items: items,
    NextPageLink: null,
    Count: items.length,
  }
}

export function googleSku({ id = 'AAAA-BBBB-CCCC', usageType = 'OnDemand' } = {}) {
  const rate = (startUsageAmount: number, units: string, nanos: number) => ({
    startUsageAmount,
    unitPrice: { currencyCode: 'USD', units, nanos },
  })
  return {
    name: `services/1111/skus/${id}`,
    skuId: id,
    description: 'Network Internet Egress to Americas',
    category: {
      serviceDisplayName: 'Compute Engine',
      resourceFamily: 'Network',
      resourceGroup: 'PremiumInternetEgress',
      usageType,
    },
    serviceRegions: ['us-east4', 'europe-west1'],
    pricingInfo: [
      {
        summary: '',
        pricingExpression: {
          usageUnit: 'GiBy',
          displayQuantity: 1,
          tieredRates: [
            rate(0, '0', 120_000_000),
            rate(1024, '1', 5),
            rate(10_240, '0', 80_000_000),
          ],
        },
        aggregationInfo: {
          aggregationLevel: 'ACCOUNT',
          aggregationInterval: 'MONTHLY',
          aggregationCount: 1,
        },
        effectiveTime: '2026-02-01T00:00:00.000Z',
      },
    ],
  }
}
