import { afterAll, beforeAll, expect, test } from 'vitest'

import { azureItem, azurePage, createFolder, googleSku } from './files.ts'
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

test('Azure: consumption, spot, Windows, development, reservations and plans are told apart', async () => {
  const windows = { productName: 'Virtual Machines Dv3 Series Windows', skuId: 'P2/0001' }
  const spot = { skuName: 'D2 v3 Spot', meterName: 'D2 v3/D2s v3 Spot', meterId: 'meter-2' }
  const items = [
    azureItem({ savingsPlan: [{ unitPrice: 0.07, retailPrice: 0.07, term: '3 Years' }] }),
    azureItem({ ...windows, retailPrice: 0.188 }),
    azureItem({ ...windows, retailPrice: 0.096, type: 'DevTestConsumption' }),
    azureItem({ ...spot, skuId: 'P1/0002', retailPrice: 0.0000123 }),
    azureItem({
      type: 'Reservation',
      reservationTerm: '1 Year',
      skuId: 'P1/0003',
      retailPrice: 500,
    }),
    azureItem({ armRegionName: '', serviceName: 'Bandwidth', skuId: 'B', retailPrice: 0 }),
    azureItem({
      armRegionName: '',
      serviceName: 'Bandwidth',
      skuId: 'B',
      tierMinimumUnits: 100,
      retailPrice: 0.08,
    }),
  ]
  const pages = [azurePage(items.slice(0, 3)), azurePage(items.slice(3))]
  const text = pages.map((page) => JSON.stringify(page, null, 4)).join('\n')
  const { list } = await suite.imported({ file: await folder.write('azure.json', text) })
  expect(list).toMatchObject({ provider: 'azure', name: 'Retail prices', products: 5, rates: 8 })

  const asked = { provider: 'azure', service: 'Virtual Machines', region: 'westeurope' } as const
  const found = async (attributes: Record<string, string>) => {
    const { products } = await suite.call.find({ ...asked, attributes })
    return products.flatMap(({ rates }) =>
      rates.map(({ purchase, price, unit, termMonths }) => [purchase, price, unit, termMonths]),
    )
  }
  const armSkuName = 'Standard_D2_v3'
  expect(await found({ armSkuName, operatingSystem: 'Windows' })).toEqual([
    ['on_demand', '0.188', '1 Hour', null],
    ['dev_test', '0.096', '1 Hour', null],
  ])
  expect(await found({ armSkuName, operatingSystem: 'Linux', skuName: 'D2 v3' })).toEqual([
    ['on_demand', '0.096', '1 Hour', null],
    ['savings_plan', '0.07', '1 Hour', 36],
  ])
  expect(await found({ armSkuName, skuName: 'D2 v3 Spot' })).toEqual([
    ['spot', '0.0000123', '1 Hour', null],
  ])
  // The price of the whole year, though Azure calls it one of an hour.
  const { products } = await suite.call.find({ ...asked, attributes: { armSkuName }, take: 100 })
  const leased = products.flatMap(({ rates }) => rates).filter((rate) => rate.termMonths === 12)
  expect(leased).toMatchObject([{ purchase: 'reserved', price: '500', unit: '1 Year' }])

  const bandwidth = await suite.call.find({ ...asked, service: 'Bandwidth', region: 'global' })
  expect(bandwidth.products[0]?.rates).toMatchObject([
    { tierBegin: '0', tierEnd: '100', price: '0' },
    { tierBegin: '100', tierEnd: null, price: '0.08' },
  ])
})

test('Google: units and nanos are one exact price, with tiers, aggregation and commitments', async () => {
  const skus = [googleSku(), googleSku({ id: 'D', usageType: 'Commit3Yr' })]
  const text = JSON.stringify({ skus, nextPageToken: '' })
  const { list } = await suite.imported({ file: await folder.write('google.json', text) })
  expect(list).toMatchObject({ provider: 'google', name: 'Compute Engine', publishedAt: null })
  const { products } = await suite.call.find({
    provider: 'google',
    service: 'Compute Engine',
    region: 'europe-west1',
    attributes: { resourceGroup: 'PremiumInternetEgress' },
  })
  const told = products.map(({ sku, rates }) => [
    sku,
    rates.map((rate) => [rate.purchase, rate.termMonths, rate.price, rate.tierBegin, rate.tierEnd]),
  ])
  const tiers = (purchase: string, months: number | null) => [
    [purchase, months, '0.120000000', '0', '1024'],
    [purchase, months, '1.000000005', '1024', '10240'],
    [purchase, months, '0.080000000', '10240', null],
  ]
  expect(told).toEqual([
    ['AAAA-BBBB-CCCC', tiers('on_demand', null)],
    ['D', tiers('committed', 36)],
  ])
  expect(products[0]?.rates[0]).toMatchObject({ unit: 'GiBy', aggregation: 'account monthly' })
})
