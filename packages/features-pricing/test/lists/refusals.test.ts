import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { awsCsv, awsJson, azureItem, azurePage, createFolder, googleSku } from './files.ts'
import { createSuite } from './suite.ts'

let suite: Awaited<ReturnType<typeof createSuite>>
let folder: Awaited<ReturnType<typeof createFolder>>
beforeAll(async () => {
  suite = await createSuite()
  folder = await createFolder()
  await suite.imported({ file: await folder.write('good.csv', awsCsv([{}])) })
})
afterAll(async () => {
  await suite[Symbol.asyncDispose]()
  await folder[Symbol.asyncDispose]()
})

const inUse = () => suite.call.find({ provider: 'aws', service: 'AmazonEC2', region: 'us-east-2' })
const json = JSON.stringify(awsJson())
const csv = awsCsv([{}, { SKU: 'SKU2' }])

describe('a file that is no price list is refused in one line, and the lists in use stay as they are', () => {
  test.each([
    ['an empty file', '', 'the file is empty.'],
    ['a text', 'Hello,world\n', 'it begins with "Hello,world ": no bulk JSON or CSV of AWS,'],
    ['another JSON', '{"name2": 1}', 'it begins with "{"name2": 1}": no bulk JSON'],
    ['a CSV cut in a line', csv.slice(0, -9), 'it ends within a line: download it again.'],
    ['a CSV cut in a quoted field', csv.slice(0, -30), 'it ends within a line'],
    ['a CSV without prices', awsCsv([]), 'it holds no price.'],
    [
      'a CSV with a line too short',
      `${awsCsv([{}])}"SKU3","TERM"\n`,
      'line 8 has 2 fields where 26 columns are named.',
    ],
    [
      'a CSV without a needed column',
      csv.replace('"PricePerUnit"', '"Price"'),
      'line 6 names no column "PricePerUnit": this is no price list of AWS.',
    ],
    [
      'a CSV with a column twice',
      csv.replace('"serviceName"', '"Currency"'),
      'line 6 names the column "Currency" twice.',
    ],
    ['a CSV with a stray quote', csv.replace('"Hrs"', 'H"rs'), 'it is no CSV at line 7.'],
    [
      'a CSV of another version',
      csv.replace('v1.0', 'v2.0'),
      'its format is "v2.0", and "v1.0" is',
    ],
    [
      'a CSV whose columns are not named',
      'FormatVersion,v1.0\n1,2,3\n',
      'line 2 does not name the columns',
    ],
    [
      'a CSV with two currencies',
      awsCsv([{}, { SKU: 'SKU2', Currency: 'CNY' }]),
      '"SKU2" is priced in CNY, and what is before it in USD: a list has one currency.',
    ],
    [
      'a negative price',
      awsCsv([{ PricePerUnit: '-1' }]),
      '"SKU1" has the price "-1", which no price list can have.',
    ],
    [
      'a price that is no number',
      awsCsv([{ PricePerUnit: 'free' }]),
      '"SKU1" has the price "free", which no price list can have.',
    ],
    [
      'a name too long for an index',
      awsCsv([{ 'Region Code': 'x'.repeat(3000) }]),
      '"SKU1" has the region "xxx',
    ],
    [
      'two prices for the same',
      awsCsv([{}, { PricePerUnit: '0.1' }]),
      '"SKU1" has two prices for the same.',
    ],
    ['a lease of no length', awsCsv([{ LeaseContractLength: 'long' }]), '"long" is no length of a'],
    ['a JSON that is cut off', json.slice(0, -200), 'it ends too early, after'],
    ['a JSON that is none', json.replace('"terms":', '"terms"'), 'it is no JSON behind byte 0'],
    [
      'a JSON with two currencies',
      json.replace('{"USD":"0.0290000000"}', '{"EUR":"0.0290000000"}'),
      '"SKU1" is priced in EUR',
    ],
    [
      'a product without attributes',
      json.replace('"attributes":', '"features":'),
      '"products.SKU1.attributes" is not as the provider writes it:',
    ],
    ['an index of AWS', '{"formatVersion":"v1.0","offers":{}}', 'it is an index of AWS,'],
    [
      'an Azure page with two currencies',
      JSON.stringify(azurePage([azureItem(), azureItem({ meterId: 'm', currencyCode: 'EUR' })])),
      'is priced in EUR',
    ],
    [
      'an Azure item without a price',
      JSON.stringify(azurePage([azureItem({ retailPrice: null })])),
      '"Items.0.retailPrice" is not as the provider writes it:',
    ],
    [
      'an Azure page that is cut off',
      JSON.stringify(azurePage([azureItem()])).slice(0, -20),
      'it ends too early',
    ],
    [
      'a negative Google price',
      JSON.stringify({ skus: [googleSku()] }).replace('120000000', '-120000000'),
      'has the price "-0.120000000"',
    ],
    [
      'NUL in a text',
      json.replace('Linux', String.raw`Li\u0000nux`),
      'which no price list can have',
    ],
  ])('%s', async (_, content, problem) => {
    const before = await inUse()
    const file = await folder.write('bad', content)
    const refused = await suite.imported({ file }).then(
      () => '',
      (error: unknown) => (error instanceof Error ? error.message : ''),
    )
    expect(refused).toMatch(/^Price list: [^\n\r]+$/)
    expect(refused).toContain(problem)
    expect(await inUse()).toEqual(before)
    // Nothing of it is left.
    expect(await suite.db.priceRate.count()).toBe(1)
    expect(await suite.db.priceProduct.count()).toBe(1)
  })

  test('what was wrong is on record', async () => {
    const file = await folder.write('mixed.csv', awsCsv([{}, { SKU: 'SKU2', Currency: 'EUR' }]))
    await expect(suite.imported({ file })).rejects.toThrow(/one currency/)
    const { items } = await suite.call.list({ take: 1 })
    const problem = expect.stringContaining('"SKU2" is priced in EUR')
    expect(items).toMatchObject([{ status: 'refused', fileName: 'mixed.csv', problem }])
  })

  test('a JSON of megabytes without a product or price', async () => {
    const file = await folder.write('junk.json', `{"products": "${'x'.repeat(10_000_000)}"}`)
    await expect(suite.imported({ file })).rejects.toThrow(/no product or price in 8388608 bytes/)
  })

  test('a list of another provider than is asked for', async () => {
    const file = await folder.write('azure.json', JSON.stringify(azurePage([azureItem()])))
    await expect(suite.imported({ file, provider: 'google' })).rejects.toThrow(
      'Price list: it is of azure, and not of google.',
    )
  })

  test('a path where no file is', async () => {
    await expect(suite.imported({ file: folder.path('none.csv') })).rejects.toThrow(
      /^Price list: ".*" cannot be read \(ENOENT\)\.$/,
    )
  })
})
