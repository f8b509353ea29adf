import { refusal } from '@backarch/api/testing'
import { createTestUser } from '@backarch/services-access/testing'
import { auditOf } from '@backarch/services-audit/testing'
import { expect, test } from 'vitest'

import { awsCsv, createFolder } from './files.ts'
import { createSuite } from './suite.ts'

const ohio = { provider: 'aws', service: 'AmazonEC2', region: 'us-east-2' } as const

test('price lists are the operator’s alone', async () => {
  await using suite = await createSuite()
  const { as } = await createTestUser(suite.ctx)
  const { lists } = suite.callAs(as)
  const file = '/etc/hostname'
  const importing = async () => {
    for await (const event of await lists.import({ file })) throw new Error(JSON.stringify(event))
  }
  const calls = [
    importing(),
    lists.list({}),
    lists.find(ohio),
    lists.remove({ id: suite.ctx.newId() }),
  ]
  for (const refused of calls) {
    expect(await refusal(refused)).toMatchObject({ code: 'FORBIDDEN', reason: 'operator_only' })
  }
})

test('a list that is removed is out of use, its prices are gone, and it is on record', async () => {
  await using suite = await createSuite()
  await using folder = await createFolder()
  const { list } = await suite.imported({ file: await folder.write('a.csv', awsCsv([{}])) })
  expect((await suite.call.find(ohio)).products).toHaveLength(1)
  await suite.call.remove({ id: list.id })
  expect((await suite.call.find(ohio)).products).toEqual([])
  expect(await suite.db.priceRate.count()).toBe(0)
  const audit = await auditOf(suite.ctx, { userId: list.id })
  expect(audit.at(-1)).toMatchObject({ action: 'pricing.price_list_removed' })
  expect(await refusal(suite.call.remove({ id: list.id }))).toMatchObject({
    code: 'NOT_FOUND',
    reason: 'no_price_list',
  })
})

test('lists come page by page, and no more products than asked for', async () => {
  await using suite = await createSuite()
  await using folder = await createFolder()
  for (const name of ['a', 'b', 'c']) {
    const rows = [{}, { SKU: 'SKU2' }]
    const file = await folder.write(`${name}.csv`, awsCsv(rows, { Version: name }))
    await suite.imported({ file, name })
  }
  const first = await suite.call.list({ take: 2 })
  const second = await suite.call.list({ take: 2, cursor: first.nextCursor ?? '' })
  const names = [...first.items, ...second.items].map(({ name }) => name)
  expect([names, second.nextCursor]).toEqual([['c', 'b', 'a'], null])
  const found = await suite.call.find({ ...ohio, take: 1 })
  expect([found.products.length, found.more]).toEqual([1, true])
  // One offer, three lists: one price of each product.
  const all = await suite.call.find(ohio)
  expect(all.products.map(({ rates }) => rates.length)).toEqual([1, 1])
})
