import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'

import { createTestDatabase } from '@backarch/db/testing'
import { expect, test } from 'vitest'

import { awsJson, createFolder } from './files.ts'

const products = 9000
const termsOfProduct = 10

/** An offer as AWS writes it, of about a hundred megabytes. */
function* largeOffer(): Generator<string> {
  const { products: one, terms, ...head } = awsJson()
  const product = JSON.stringify({
    ...one.SKU1,
    attributes: { ...one.SKU1.attributes, note: 'Text. '.repeat(150) },
  })
  const [[, term] = ['', {}]] = Object.entries(terms.OnDemand.SKU1)
  const text = JSON.stringify({ ...term, note: 'Text. '.repeat(120) })
  const numbers = Array.from({ length: products }, (_, at) => at)
  yield `${JSON.stringify(head).slice(0, -1)},"products":{`
  for (const at of numbers) {
    yield `${at > 0 ? ',' : ''}"S${at}":${product.replaceAll('SKU1', `S${at}`)}`
  }
  yield '},"terms":{"OnDemand":{'
  for (const at of numbers) {
    const codes = Array.from({ length: termsOfProduct }, (_, code) => `T${code}`)
    const all = codes.map((code) => `"S${at}.${code}":${text.replaceAll('TERM', code)}`)
    yield `${at > 0 ? ',' : ''}"S${at}":{${all.join(',').replaceAll('SKU1', `S${at}`)}}`
  }
  yield '}}}'
}

test('a hundred megabytes are imported in little memory', { timeout: 300_000 }, async () => {
  await using database = await createTestDatabase()
  await using folder = await createFolder()
  const file = folder.path('large.json')
  await pipeline(Readable.from(largeOffer()), createWriteStream(file))
  expect((await stat(file)).size).toBeGreaterThan(90_000_000)
  const child = join(import.meta.dirname, '../children/import-price-list.ts')
  // It would end without a word if it held more than this of the file.
  const flags = ['--max-old-space-size=100', '--max-semi-space-size=2']
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...flags,
    child,
    database.url,
    file,
  ])
  const { rates, megabytes } = JSON.parse(stdout)
  expect(rates).toBe(products * termsOfProduct)
  expect(megabytes).toBeLessThan(100)
})
