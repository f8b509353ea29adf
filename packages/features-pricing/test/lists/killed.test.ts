import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { awsCsv, createFolder } from './files.ts'
import { createSuite } from './suite.ts'

type Suite = Awaited<ReturnType<typeof createSuite>>

let suite: Suite
let undisturbed: Suite
let folder: Awaited<ReturnType<typeof createFolder>>
beforeAll(async () => {
  suite = await createSuite()
  undisturbed = await createSuite()
  folder = await createFolder()
})
afterAll(async () => {
  await suite[Symbol.asyncDispose]()
  await undisturbed[Symbol.asyncDispose]()
  await folder[Symbol.asyncDispose]()
})

const child = join(import.meta.dirname, '../children/import-price-list.ts')
const products = 20_000
const kills = 3

const offer = (price: string): string =>
  awsCsv(
    Array.from({ length: products }, (_, at) => ({
      SKU: `SKU${at}`,
      'Instance Type': `m${at}.large`,
      PricePerUnit: price,
    })),
  )

/** The list that is being imported, or null. */
async function half({ call }: Suite) {
  const { items } = await call.list({})
  return items.find(({ status }) => status === 'importing') ?? null
}

async function priceInUse({ call }: Suite): Promise<string | undefined> {
  const found = await call.find({
    provider: 'aws',
    service: 'AmazonEC2',
    region: 'us-east-2',
    attributes: { instanceType: 'm7.large' },
  })
  return found.products[0]?.rates[0]?.price
}

/** Every stored row, whatever list it is of. */
async function rows({ db }: Suite) {
  const found = await Promise.all([
    db.priceProduct.findMany({ omit: { listId: true }, orderBy: { sku: 'asc' } }),
    db.priceRate.findMany({ omit: { listId: true }, orderBy: [{ sku: 'asc' }, { rate: 'asc' }] }),
  ])
  return JSON.stringify(found)
}

test('DU1 an import whose process is killed goes on where it was, again and again, and ends as any other', async () => {
  const old = await folder.write('old.csv', offer('1'))
  const file = await folder.write('new.csv', offer('2'))
  await suite.imported({ file: old })

  let stored = 0
  for (let kill = 0; kill < kills; kill++) {
    const killed = spawn(process.execPath, [child, suite.url, file], { stdio: 'ignore' })
    const ended = once(killed, 'exit')
    const more = async () => ((await half(suite))?.entries ?? 0) > stored
    await expect.poll(more, { interval: 5 }).toBe(true)
    killed.kill('SIGKILL')
    expect(await ended).toEqual([null, 'SIGKILL'])
    const entries = (await half(suite))?.entries ?? 0
    expect(entries).toBeGreaterThan(stored)
    expect(entries).toBeLessThan(2 * products)
    expect(await priceInUse(suite)).toBe('1')
    stored = entries
  }

  await promisify(execFile)(process.execPath, [child, suite.url, file])
  const { items } = await suite.call.list({})
  expect(items.map(({ status }) => status)).toEqual(['active', 'replaced'])
  expect(items[0]).toMatchObject({ entries: 2 * products, products, rates: products })
  expect(await priceInUse(suite)).toBe('2')
  await undisturbed.imported({ file })
  expect(await rows(suite)).toBe(await rows(undisturbed))
})
