import { AppError } from '@backarch/core'

import { nearestName } from '../../catalog/nearest-name.ts'
import { openCatalog } from '../../catalog/open-catalog.ts'
import type { CustomPrice } from '../../schemas.ts'

/**
 * Throws VALIDATION for a custom price that would change nothing (`unknown_price`): the catalog has no such service,
 * product, key, region or unit. The sentence says which name is meant.
 */
export function requireKnownPrices(prices: readonly CustomPrice[]): void {
  const catalog = openCatalog()
  const regionsOf = new Map<string, ReadonlySet<string>>()
  for (const [service, at] of Map.groupBy(prices.entries(), ([, price]) => price.service)) {
    const [first = 0] = at[0] ?? []
    requireName(catalog.services, { at: first, field: 'service', name: service })
    const [provider = ''] = service.split('.')
    const regions = regionsOf.get(provider) ?? catalog.regionsOf(provider)
    regionsOf.set(provider, regions)
    const byProduct = Map.groupBy(catalog.file(service).blocks, ({ product }) => product)
    for (const [index, { product, key, region, unit }] of at) {
      const of = { at: index }
      requireName(byProduct.keys(), { ...of, field: 'product', name: product })
      const blocks = byProduct.get(product) ?? []
      const withKey = blocks.filter(({ figures }) => Object.hasOwn(figures, key))
      if (withKey.length === 0) {
        const keys = blocks.flatMap(({ figures }) => Object.keys(figures))
        throw unknownPrice({ ...of, field: 'key', name: key }, keys)
      }
      const units = withKey.map((block) => block.unit)
      requireName(new Set(units), { ...of, field: 'unit', name: unit })
      if (region !== null && !withKey.some((block) => block.region === region)) {
        requireName(regions, { ...of, field: 'region', name: region })
      }
    }
  }
}

interface Named {
  readonly at: number
  readonly field: 'service' | 'product' | 'key' | 'region' | 'unit'
  readonly name: string
}

function requireName(known: Iterable<string>, named: Named): void {
  const names = [...known]
  if (!names.includes(named.name)) throw unknownPrice(named, names)
}

function unknownPrice({ at, field, name }: Named, known: readonly string[]): AppError {
  const path = `terms.customPrices.${at}.${field}`
  const few = [...new Set(known)].slice(0, 5).join(', ')
  const meant = nearestName(name, known)
  const hint = meant === null ? `such as ${few}` : `did you mean ${meant}?`
  return new AppError('VALIDATION', `${path}: ${name} is not in the catalog; ${hint}`, {
    details: { reason: 'unknown_price', about: { path } },
  })
}
