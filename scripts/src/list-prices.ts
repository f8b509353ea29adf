import { priceLists } from '@backarch/features-pricing/price-lists'
import type { PriceListView } from '@backarch/features-pricing/schemas'
import { createOperatorCaller } from '@backarch/server/operator'

/** Prints the newest hundred of the price lists that were imported. */
export async function listPrices({ json }: { json: boolean }): Promise<void> {
  await using operator = createOperatorCaller({ pricing: priceLists })
  const { items } = await operator.caller.pricing.lists.list({ take: 100 })
  process.stdout.write(
    json ? `${JSON.stringify(items, null, 2)}\n` : items.map(lineOf).join('') || 'None yet.\n',
  )
}

function lineOf(list: PriceListView): string {
  const { provider, name, fileName, status, rates, problem } = list
  const what = `${status.padEnd(10)}${provider} ${name ?? fileName}`
  const published = list.publishedAt === null ? '' : `, published ${list.publishedAt.slice(0, 10)}`
  return `${what}: ${problem ?? `${rates} prices${published}${usedIn(list)}`}\n`
}

/** What estimates read of a list that is in use. */
function usedIn({ status, estimated, currency }: PriceListView): string {
  if (status !== 'active') return ''
  if (currency !== 'USD')
    return `; estimates use none: they are in US dollars, and it is in ${currency}`
  return `; estimates use ${estimated}`
}
