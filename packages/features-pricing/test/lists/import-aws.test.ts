import { auditOf } from '@backarch/services-audit/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { awsCsv, awsJson, awsSavingsPlanCsv, createFolder } from './files.ts'
import { createSuite } from './suite.ts'

let suite: Awaited<ReturnType<typeof createSuite>>
let folder: Awaited<ReturnType<typeof createFolder>>
beforeAll(async () => {
  suite = await createSuite()
  folder = await createFolder()
})
afterAll(async () => {
  await suite[Symbol.asyncDispose]()
  await folder[Symbol.asyncDispose]()
})

const reserved = {
  TermType: 'Reserved',
  LeaseContractLength: '1yr',
  OfferingClass: 'standard',
  PurchaseOption: 'Partial Upfront',
}
const machine = awsCsv([
  {},
  { ...reserved, RateCode: 'SKU1.LEASE.HOUR', PricePerUnit: '0.0290000000' },
  {
    ...reserved,
    RateCode: 'SKU1.LEASE.FEE',
    Unit: 'Quantity',
    PricePerUnit: '254',
    StartingRange: '',
    EndingRange: '',
  },
])
const ohio = { provider: 'aws', service: 'AmazonEC2', region: 'us-east-2' } as const
const bare = {
  offering: null,
  payment: null,
  termMonths: null,
  currency: 'USD',
  tierBegin: '0',
  tierEnd: null,
  aggregation: null,
}

test('AWS: the bulk CSV and the bulk JSON of an offer are the same list, reservations and all', async () => {
  const csv = await folder.write('ec2.csv', machine)
  const first = await suite.imported({ file: csv })
  expect(first.list).toMatchObject({
    provider: 'aws',
    status: 'active',
    offer: 'AmazonEC2',
    name: 'AmazonEC2/us-east-2',
    version: '20260301100000',
    publishedAt: '2026-03-01T10:00:00.000Z',
    currency: 'USD',
    fileName: 'ec2.csv',
    entries: 4,
    products: 1,
    rates: 3,
  })
  const wanted = { ...ohio, attributes: { 'Instance Type': 'm5.large', operatingSystem: 'Linux' } }
  const fromCsv = await suite.call.find(wanted)
  const lease = { ...bare, offering: 'standard', payment: 'Partial Upfront', termMonths: 12 }
  const effectiveAt = '2026-03-01T00:00:00.000Z'
  const listId = first.list.id
  expect(fromCsv).toEqual({
    more: false,
    products: [
      {
        sku: 'SKU1',
        service: 'AmazonEC2',
        region: 'us-east-2',
        family: 'Compute Instance',
        attributes: {
          instancetype: 'm5.large',
          location: 'US East (Ohio)',
          operatingsystem: 'Linux',
          servicename: 'Elastic Compute Cloud',
          usagetype: 'USE2-BoxUsage:m5.large',
        },
        rates: [
          {
            ...bare,
            purchase: 'on_demand',
            unit: 'Hrs',
            price: '0.0960000000',
            effectiveAt,
            listId,
          },
          {
            ...lease,
            purchase: 'reserved',
            unit: 'Hrs',
            price: '0.0290000000',
            effectiveAt,
            listId,
          },
          { ...lease, purchase: 'reserved', unit: 'Quantity', price: '254', effectiveAt, listId },
        ],
      },
    ],
  })

  const json = await folder.write('ec2.json', JSON.stringify(awsJson(), null, 2))
  const second = await suite.imported({ file: json, provider: 'aws' })
  expect(second).toMatchObject({ replaced: first.list.id, list: { products: 1, rates: 3 } })
  const fromJson = await suite.call.find(wanted)
  const relisted = fromCsv.products.map((product) => ({
    ...product,
    rates: product.rates.map((rate) => ({ ...rate, listId: second.list.id })),
  }))
  expect(fromJson.products).toEqual(relisted)

  // What was replaced keeps its record and none of its prices.
  const { items } = await suite.call.list({})
  expect(items.map(({ id, status }) => [id, status])).toEqual([
    [second.list.id, 'active'],
    [first.list.id, 'replaced'],
  ])
  expect(await suite.db.priceRate.count({ where: { listId: first.list.id } })).toBe(0)
  expect(await suite.db.priceProduct.count({ where: { listId: first.list.id } })).toBe(0)
  const audit = await auditOf(suite.ctx, { userId: second.list.id })
  expect(audit).toContainEqual(
    expect.objectContaining({
      action: 'pricing.price_list_activated',
      details: { provider: 'aws', entries: 4, replaced: first.list.id },
    }),
  )
})

test('AWS: a Savings Plan is one more price of the product that it discounts', async () => {
  await suite.imported({ file: await folder.write('ec2.csv', machine) })
  const { list } = await suite.imported({ file: await folder.write('sp.csv', awsSavingsPlanCsv()) })
  expect(list.name).toBe('AmazonComputeSavingsPlan/us-east-2')
  const { products } = await suite.call.find({ ...ohio, attributes: { operatingSystem: 'Linux' } })
  expect(products).toHaveLength(1)
  expect(products[0]?.rates.map(({ purchase, price }) => [purchase, price])).toEqual([
    ['on_demand', '0.0960000000'],
    ['reserved', '0.0290000000'],
    ['reserved', '254'],
    ['savings_plan', '0.0422'],
  ])
  expect(products[0]?.rates.at(-1)).toMatchObject({
    offering: 'EC2InstanceSavingsPlans',
    payment: 'No Upfront',
    termMonths: 36,
  })
})

test('AWS: the rates of a Savings Plan as JSON are the same as those of its CSV', async () => {
  const rate = {
    discountedSku: 'SKU1',
    discountedUsageType: 'USE2-BoxUsage:m5.large',
    discountedOperation: 'RunInstances',
    discountedServiceCode: 'AmazonEC2',
    rateCode: 'PLAN1.SKU1',
    unit: 'Hrs',
    discountedRate: { price: '0.0422', currency: 'USD' },
    discountedRegionCode: 'us-east-2',
    discountedInstanceType: 'm5.large',
  }
  const plan = {
    version: '1',
    publicationDate: '2026-03-03T10:00:00Z',
    offerCode: 'AmazonComputeSavingsPlan',
    products: [
      {
        sku: 'PLAN1',
        productFamily: 'EC2InstanceSavingsPlans',
        serviceCode: 'ComputeSavingsPlans',
        attributes: { purchaseOption: 'No Upfront', purchaseTerm: '3yr' },
      },
    ],
    terms: {
      savingsPlan: [
        {
          sku: 'PLAN1',
          effectiveDate: '2026-03-01T00:00:00Z',
          leaseContractLength: { duration: 3, unit: 'year' },
          rates: [rate, { ...rate, discountedSku: 'SKU2', rateCode: 'PLAN1.SKU2' }],
        },
      ],
    },
  }
  await suite.imported({ file: await folder.write('sp.csv', awsSavingsPlanCsv()), name: 'plan' })
  const wanted = { ...ohio, attributes: { operation: 'RunInstances' } }
  const rateOf = async () => {
    const { products } = await suite.call.find(wanted)
    return products.find(({ sku }) => sku === 'SKU1')?.rates.at(-1)
  }
  const fromCsv = await rateOf()
  const json = await folder.write('sp.json', JSON.stringify(plan))
  const { list } = await suite.imported({ file: json, name: 'plan' })
  expect(list.rates).toBe(2)
  expect(await rateOf()).toEqual({ ...fromCsv, listId: list.id })
})

test('AWS: tiers have their bounds, and transfer the region that it leaves', async () => {
  const tier = (
    RateCode: string,
    StartingRange: string,
    EndingRange: string,
    PricePerUnit: string,
  ) => ({
    SKU: 'S3',
    RateCode,
    StartingRange,
    EndingRange,
    PricePerUnit,
    Unit: 'GB-Mo',
    serviceCode: 'AmazonS3',
  })
  const rows = [tier('S3.T.2', '51200', 'Inf', '0.022'), tier('S3.T.1', '0', '51200', '0.023')]
  const s3 = { OfferCode: 'AmazonS3' }
  await suite.imported({ file: await folder.write('s3.csv', awsCsv(rows, s3)) })
  const { products } = await suite.call.find({ ...ohio, service: 'AmazonS3' })
  expect(products[0]?.rates.map((rate) => [rate.tierBegin, rate.tierEnd, rate.price])).toEqual([
    ['0', '51200', '0.023'],
    ['51200', null, '0.022'],
  ])
})

test('a region’s list stands beside the whole one, and the newer price of a product counts', async () => {
  const at = (region: string, price: string, SKU: string) => ({
    'Region Code': region,
    PricePerUnit: price,
    SKU,
    serviceCode: 'AmazonX',
  })
  const whole = awsCsv([at('us-east-1', '1', 'A'), at('eu-west-1', '2', 'B')], {
    OfferCode: 'AmazonX',
  })
  const part = awsCsv([at('eu-west-1', '3', 'B')], {
    OfferCode: 'AmazonX',
    'Publication Date': '2026-04-01T00:00:00Z',
  })
  await suite.imported({ file: await folder.write('whole.csv', whole) })
  await suite.imported({ file: await folder.write('part.csv', part) })
  const priceIn = async (region: string) => {
    const { products } = await suite.call.find({ provider: 'aws', service: 'AmazonX', region })
    return products.flatMap(({ rates }) => rates.map(({ price }) => price))
  }
  expect(await priceIn('us-east-1')).toEqual(['1'])
  expect(await priceIn('eu-west-1')).toEqual(['3'])
  expect(await priceIn('eu-west-2')).toEqual([])
})
