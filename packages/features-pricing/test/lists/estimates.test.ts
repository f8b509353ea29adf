import { createCallerFactory } from '@backarch/api'
import { createTestOrganization } from '@backarch/services-access/testing'
import { afterAll, expect, test } from 'vitest'

import { pricing } from '../../src/feature.ts'
import { estimate } from '../../src/index.ts'
import { openPriceBook, openPrices } from '../../src/service/open-prices.ts'
import { nodeOf } from '../node-of.ts'
import { awsCsv, createFolder } from './files.ts'
import { createSuite } from './suite.ts'

const stack = new AsyncDisposableStack()
const suite = stack.use(await createSuite())
const folder = stack.use(await createFolder())
afterAll(() => stack.disposeAsync())
const { ctx, call, imported } = suite

const machine = nodeOf('aws.ec2-instance', { instanceType: 'm5.large' }, { region: 'us-east-2' })

async function machineCost(orgId: string | null = null) {
  const book = await openPriceBook(ctx.db, orgId, [machine])
  const { resources } = estimate({ graph: { nodes: [machine], edges: [], groups: [] } }, { book })
  const [line] = resources[0]?.components ?? []
  return { edition: book.edition, unitPrice: line?.unitPrice ?? null, source: line?.source }
}

test('estimates read a list while it is in use, and say which', async () => {
  const bundled = await machineCost()
  expect(bundled.unitPrice).toBeNull()
  const file = await folder.write('one.csv', awsCsv([{}]))
  const { list } = await imported({ file })
  expect(list).toMatchObject({ estimated: 1 })
  const one = await machineCost()
  expect(one.unitPrice).toBe(0.096)
  expect(one.source).toBe('aws/AmazonEC2/us-east-2 20260301100000, 2026-03-01, us-east-2')
  expect(one.edition).not.toBe(bundled.edition)
  const newer = await folder.write('two.csv', awsCsv([{ PricePerUnit: '0.1' }]))
  const { list: second } = await imported({ file: newer })
  const two = await machineCost()
  expect(two.unitPrice).toBe(0.1)
  expect(two.edition).not.toBe(one.edition)
  const operator = createCallerFactory(pricing.router)(ctx)
  const graph = { nodes: [machine], edges: [], groups: [] }
  const { resources } = await operator.estimate({ graph })
  expect(resources[0]?.components[0]).toMatchObject({ unitPrice: 0.1 })
  await call.remove({ id: second.id })
  expect(await machineCost()).toEqual(bundled)
})

test('an organization’s own price comes before a list’s, and its discount after it', async () => {
  const { list } = await imported({ file: await folder.write('three.csv', awsCsv([{}, {}])) })
  const { id: orgId, as } = await createTestOrganization(ctx)
  const { terms } = createCallerFactory(pricing.router)(as.admin)
  await terms.set({ orgId, revision: 0, terms: { discountPercent: 50 } })
  expect(await machineCost(orgId)).toMatchObject({ unitPrice: 0.048 })
  const { edition } = await openPrices(ctx.db, orgId)
  expect((await machineCost(orgId)).edition).toBe(edition)
  await call.remove({ id: list.id })
})

test('a list that is replaced while its prices are read is not mixed with the next one', async () => {
  const { list } = await imported({
    file: await folder.write('four.csv', awsCsv([{ PricePerUnit: '4' }])),
  })
  const before = await openPrices(ctx.db, null)
  const { list: next } = await imported({
    file: await folder.write('five.csv', awsCsv([{ PricePerUnit: '5' }])),
  })
  expect(list.id).not.toBe(next.id)
  const book = await before.bookFor(ctx.db, [machine])
  expect(book.edition).toBe((await openPrices(ctx.db, null)).edition)
  expect(
    book.find(
      { service: 'aws.ec2', product: 'on-demand-linux', key: 'm5.large' },
      'hours',
      'us-east-2',
    ),
  ).toMatchObject({ amount: { digits: 5n } })
  await call.remove({ id: next.id })
})

test('prices in another currency are kept, and no estimate reads them', async () => {
  const file = await folder.write('yuan.csv', awsCsv([{ Currency: 'CNY' }]))
  const { list } = await imported({ file })
  expect(list).toMatchObject({ rates: 1, estimated: 0, currency: 'CNY' })
  expect(await machineCost()).toMatchObject({ unitPrice: null })
  await call.remove({ id: list.id })
})

test('two prices for what the catalog names alike leave none', async () => {
  const rows = [
    {},
    { SKU: 'SKU2', PricePerUnit: '0.2' },
    { SKU: 'SKU3', 'Instance Type': 'm5.xlarge' },
  ]
  const { list } = await imported({ file: await folder.write('twice.csv', awsCsv(rows)) })
  expect(list).toMatchObject({ estimated: 1 })
  expect(await machineCost()).toMatchObject({ unitPrice: null })
  await call.remove({ id: list.id })
})
