import type { GraphNode } from '@backarch/services-topology/schemas'
import { afterAll, expect, test } from 'vitest'

import { estimate } from '../../src/index.ts'
import type { Commitment } from '../../src/schemas.ts'
import { openPriceBook } from '../../src/service/open-prices.ts'
import { nodeOf } from '../node-of.ts'
import {
  awsCsv,
  awsSavingsPlanCsv,
  azureItem,
  azurePage,
  createFolder,
  googleSku,
} from './files.ts'
import { createSuite } from './suite.ts'

const stack = new AsyncDisposableStack()
const suite = stack.use(await createSuite())
const folder = stack.use(await createFolder())
afterAll(() => stack.disposeAsync())
const { ctx, imported } = suite

async function importing(name: string, content: string) {
  const { list } = await imported({ file: await folder.write(name, content) })
  return list
}

/** Price and source of the first line of a node's bill, from whatever lists are in use. */
async function firstLine(node: GraphNode, commitment?: Commitment) {
  const book = await openPriceBook(ctx.db, null, [node])
  const graph = { nodes: [node], edges: [], groups: [] }
  const { resources } = estimate({ graph, commitment }, { book })
  const [line] = resources[0]?.components ?? []
  return { unitPrice: line?.unitPrice ?? null, source: line?.source }
}

const lease = {
  TermType: 'Reserved',
  LeaseContractLength: '1yr',
  PurchaseOption: 'Partial Upfront',
  OfferingClass: 'standard',
}

test('a machine that is reserved has the price of the hour that a list has for its reservation', async () => {
  const machine = (usage: Record<string, string>) =>
    nodeOf('aws.ec2-instance', { instanceType: 'm5.large' }, { region: 'us-east-2', usage })
  const partial = { reserved_instance_payment_option: 'partial_upfront' }
  expect(await firstLine(machine(partial))).toMatchObject({ unitPrice: null })

  const list = await importing(
    'offer.csv',
    awsCsv([
      {},
      { ...lease, RateCode: 'SKU1.LEASE.HOUR', PricePerUnit: '0.029' },
      { ...lease, RateCode: 'SKU1.LEASE.FEE', Unit: 'Quantity', PricePerUnit: '254' },
      {
        ...lease,
        RateCode: 'SKU1.LEASE2.HOUR',
        PurchaseOption: 'No Upfront',
        LeaseContractLength: '3yr',
        OfferingClass: 'convertible',
        PricePerUnit: '0.047',
      },
    ]),
  )
  expect(list).toMatchObject({ rates: 4, estimated: 3 })
  const source = expect.stringContaining('aws/AmazonEC2/us-east-2 20260301100000, 2026-03-01')
  expect(await firstLine(machine({}))).toEqual({ unitPrice: 0.096, source })
  expect(await firstLine(machine(partial))).toEqual({ unitPrice: 0.029, source })
  const convertible = { reserved_instance_term: '3_year', reserved_instance_type: 'convertible' }
  expect(await firstLine(machine(convertible))).toEqual({ unitPrice: 0.047, source })
  expect(await firstLine(machine({ reserved_instance_term: '3_year' }))).toMatchObject({
    unitPrice: null,
  })
})

test('a list of Savings Plans stands beside the offer and says what a machine costs under a plan', async () => {
  const family = 'ComputeSavingsPlans'
  expect(await importing('family.csv', awsSavingsPlanCsv())).toMatchObject({ estimated: 0 })
  const list = await importing('plans.csv', awsSavingsPlanCsv({ family }))
  expect(list).toMatchObject({ rates: 1, estimated: 1 })
  const node = nodeOf('aws.ec2-instance', { instanceType: 'm5.large' }, { region: 'us-east-2' })
  expect(await firstLine(node, 'savings-plan-3-years')).toEqual({
    unitPrice: 0.0422,
    source: expect.stringContaining('aws/'),
  })
  expect(await firstLine(node, 'savings-plan-1-year')).toMatchObject({ unitPrice: 0.096 })
})

test('a spot machine of Azure has the spot price of a list', async () => {
  const node = nodeOf(
    'azure.virtual-machine',
    { size: 'Standard_D2_v3', purchase: 'spot', operatingSystem: 'linux' },
    { region: 'westeurope' },
  )
  expect(await firstLine(node)).toMatchObject({ unitPrice: null })
  const spot = { meterId: 'meter-2', skuId: 'P1/0002', skuName: 'D2 v3 Spot', retailPrice: 0.0197 }
  const low = { ...spot, meterId: 'meter-3', skuId: 'P1/0003', skuName: 'D2 v3 Low Priority' }
  const items = [azureItem(), azureItem(spot), azureItem({ ...low, retailPrice: 0.01 })]
  await importing('azure.json', JSON.stringify(azurePage(items)))
  expect(await firstLine(node)).toMatchObject({
    unitPrice: 0.0197,
    source: expect.stringContaining('azure/Retail prices'),
  })
})

test('a machine of Azure that is reserved costs its part of the whole term, and Windows beside it stays', async () => {
  const machine = (operatingSystem: string) =>
    nodeOf(
      'azure.virtual-machine',
      { size: 'Standard_B1ms', operatingSystem, osDisk: { unbilled: true } },
      { region: 'norwayeast' },
    )
  const item = { armSkuName: 'Standard_B1ms', skuName: 'B1ms', armRegionName: 'norwayeast' }
  const year = { type: 'Reservation', reservationTerm: '1 Year', retailPrice: 135, meterId: 'm1' }
  const threeYears = { ...year, reservationTerm: '3 Years', retailPrice: 261.5, meterId: 'm2' }
  const windows = { productName: 'Virtual Machines BS Series Windows', meterId: 'm3' }
  const linux = {
    productName: 'Virtual Machines BS Series',
    meterId: 'm4',
    savingsPlan: [{ unitPrice: 0.015, retailPrice: 0.015, term: '1 Year' }],
  }
  const items = [year, threeYears, windows, linux].map((each) => azureItem({ ...item, ...each }))
  await importing('reserved.json', JSON.stringify(azurePage(items)))
  const source = expect.stringContaining('azure/Retail prices')
  // 135 / 12; 261.5 / 36, rounded.
  expect(await firstLine(machine('linux'), 'reserved-1-year')).toEqual({ unitPrice: 11.25, source })
  expect(await firstLine(machine('linux'), 'reserved-3-years')).toEqual({
    unitPrice: 7.2638888889,
    source,
  })
  expect(await firstLine(machine('linux'), 'savings-plan-1-year')).toEqual({
    unitPrice: 0.015,
    source,
  })
  expect(await firstLine(machine('windows'), 'reserved-1-year')).toEqual({
    unitPrice: 0.096,
    source: expect.stringContaining('; reserved-1-year has no price'),
  })
})

function machinePart(id: string, part: 'Core' | 'Ram', nanos: number) {
  const unitPrice = { currencyCode: 'USD', units: '0', nanos }
  return {
    ...googleSku({ id }),
    description: `N2 Instance ${part} running in Finland`,
    serviceRegions: ['europe-north1'],
    pricingInfo: [
      {
        pricingExpression: {
          usageUnit: part === 'Core' ? 'h' : 'GiBy.h',
          tieredRates: [{ startUsageAmount: 0, unitPrice }],
        },
        effectiveTime: '2026-02-01T00:00:00Z',
      },
    ],
  }
}

test('a machine type of Google has the price of its cores and its memory in a list', async () => {
  const skus = [machinePart('AAAA', 'Core', 30_000_001), machinePart('BBBB', 'Ram', 4_000_000)]
  const list = await importing('google.json', JSON.stringify({ skus }))
  expect(list).toMatchObject({ rates: 2, estimated: 29 })
  const node = nodeOf(
    'google.compute-instance',
    { machineType: 'n2-highmem-128' },
    { region: 'europe-north1' },
  )
  const book = await openPriceBook(ctx.db, null, [node])
  const reference = {
    service: 'google.compute-engine',
    product: 'on-demand',
    key: 'n2-highmem-128',
  }
  // 128 × 0.030000001 + 864 × 0.004.
  expect(book.find(reference, 'hours', 'europe-north1')).toMatchObject({
    amount: { digits: 7_296_000_128n, scale: 9 },
    source: expect.stringContaining('google/Compute Engine/europe-north1'),
  })
})
