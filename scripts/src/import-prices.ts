import { resolve } from 'node:path'
import { styleText } from 'node:util'

import { priceLists } from '@backarch/features-pricing/price-lists'
import type { ImportPricesEvent } from '@backarch/features-pricing/schemas'
import { createOperatorCaller } from '@backarch/server/operator'

export const providers = ['aws', 'azure', 'google'] as const

/** Imports a price list into the server's database. How far it is goes to standard error, where a person looks. */
export async function importPrices(args: {
  file: string
  provider: (typeof providers)[number] | undefined
  name: string | undefined
  json: boolean
}): Promise<void> {
  await using operator = createOperatorCaller({ pricing: priceLists })
  const { provider, name } = args
  const events = await operator.caller.pricing.lists.import({
    file: resolve(args.file),
    ...(provider && { provider }),
    ...(name !== undefined && { name }),
  })
  for await (const event of events) {
    if (!('type' in event)) continue
    if (event.type === 'progress') showProgress(event)
    else {
      endProgress()
      process.stdout.write(args.json ? `${JSON.stringify(event, null, 2)}\n` : told(event))
    }
  }
}

function showProgress({ bytes, fileBytes, entries }: ImportPricesEvent & { type: 'progress' }) {
  if (!process.stderr.isTTY) return
  const share = Math.floor((100 * bytes) / Math.max(1, fileBytes))
  const line = `${share} %, ${megabytes(bytes)} of ${megabytes(fileBytes)}, ${entries} rows`
  process.stderr.write(`\r\u001B[K${styleText('dim', line)}`)
}

function endProgress() {
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K')
}

function told({ list, unchanged, replaced }: ImportPricesEvent & { type: 'done' }): string {
  const name = `${list.provider} ${list.name}`
  if (unchanged) return `${name}: this file is in use already.\n`
  const published = list.publishedAt === null ? '' : `, published ${list.publishedAt.slice(0, 10)}`
  const before = replaced === null ? '' : ', in the place of the list before it'
  return `${name}: ${list.rates} prices of ${list.products} products in ${list.currency}${published}${before}.\n`
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`
}
