import { afterAll, beforeAll, expect, test } from 'vitest'

import { awsCsv, createFolder } from './files.ts'
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

const products = 15_000
const ohio = { provider: 'aws', service: 'AmazonEC2', region: 'us-east-2' } as const

/** More than some batches. */
function large(price: string): string {
  const row = (at: number) => ({
    SKU: `SKU${at}`,
    'Instance Type': `m${at}.large`,
    PricePerUnit: price,
  })
  return awsCsv(Array.from({ length: products }, (_, at) => row(at)))
}

async function priceInUse(): Promise<string | undefined> {
  const found = await suite.call.find({ ...ohio, attributes: { instanceType: 'm7.large' } })
  return found.products[0]?.rates[0]?.price
}

test('an import that was interrupted goes on; nothing is doubled, and what is in use stays until the end', async () => {
  const old = await folder.write('old.csv', large('1'))
  const first = await suite.imported({ file: old })
  expect(first.list).toMatchObject({ entries: 2 * products, products, rates: products })

  const file = await folder.write('new.csv', large('2'))
  const told = await suite.importing({ file }, 4)
  expect(told.map(({ type }) => type)).toEqual(['progress', 'progress', 'progress', 'progress'])
  const [half] = (await suite.call.list({})).items
  expect(half?.status).toBe('importing')
  expect(half?.entries).toBeGreaterThan(0)
  expect(half?.entries).toBeLessThan(2 * products)
  expect(await priceInUse()).toBe('1')

  const [beginning, ...rest] = await suite.importing({ file })
  expect(beginning).toMatchObject({ type: 'progress', entries: half?.entries })
  expect(rest.at(-1)).toMatchObject({
    type: 'done',
    replaced: first.list.id,
    list: { id: half?.id, entries: 2 * products, products, rates: products },
  })
  expect(await suite.db.priceRate.count()).toBe(products)
  expect(await priceInUse()).toBe('2')
})

test('the same file again changes nothing', async () => {
  const before = (await suite.call.list({})).items
  const { unchanged } = await suite.imported({ file: folder.path('new.csv') })
  expect(unchanged).toBe(true)
  expect((await suite.call.list({})).items).toEqual(before)
})

test('CC2 four imports of one file at once store it once, or in the place of each other', async () => {
  const file = await folder.write('raced.csv', large('3'))
  const [half] = await suite.importing({ file }, 2)
  expect(half?.type).toBe('progress')
  const ended = await Promise.allSettled([1, 2, 3, 4].map(() => suite.imported({ file })))
  const reasons = ended.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))
  expect(reasons.filter((reason) => !reason.includes('being imported by another'))).toEqual([])
  expect(reasons.length).toBeLessThan(4)
  expect(await suite.db.priceRate.count()).toBe(products)
  expect(await priceInUse()).toBe('3')
})

test('a half of which nobody thought for a week is gone', async () => {
  const file = await folder.write('left.csv', large('4'))
  await suite.importing({ file }, 3)
  const [half] = (await suite.call.list({})).items
  const inNineDays = new Date(suite.ctx.now().getTime() + 9 * 24 * 60 * 60 * 1000)
  const { sweepPrices } = await import('../../src/service/lists/sweep-prices.ts')
  await sweepPrices({ ...suite.ctx, now: () => inNineDays })
  const [left] = (await suite.call.list({})).items
  expect(left).toMatchObject({ id: half?.id, status: 'refused' })
  expect(await suite.db.priceRate.count()).toBe(products)
})
