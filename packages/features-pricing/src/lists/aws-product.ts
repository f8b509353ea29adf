import { attributeName } from './attribute-name.ts'
import type { ProductEntry } from './entry.ts'

interface AwsProduct {
  readonly sku: string
  readonly service: string
  readonly family: string | null | undefined
  readonly attributes: Iterable<readonly [name: string, value: string]>
}

/** What the columns of a product say, or what is the same for all. */
const elsewhere = new Set(['servicecode', 'regioncode', 'locationtype'])

/** Data transfer has no region of its own: it is billed where it leaves AWS or a region, or else where it arrives. */
export function awsProduct({ sku, service, family, attributes }: AwsProduct): ProductEntry {
  const named = new Map<string, string>()
  for (const [name, value] of attributes) named.set(attributeName(name), value)
  const region = ['regioncode', 'fromregioncode', 'toregioncode']
    .map((name) => named.get(name))
    .find((code) => code !== undefined && code !== '')
  const told = [...named].filter(
    ([name, value]) => !elsewhere.has(name) && value !== '' && value !== 'NA',
  )
  return {
    kind: 'product',
    sku,
    region: region ?? 'global',
    service,
    family: family || null,
    attributes: Object.fromEntries(told),
  }
}
