import { googleArtifactRegistry } from '@backarch/services-topology'

import { used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'google.artifact-registry'

type Continent = 'North America' | 'South America' | 'Europe' | 'AsiaPacific' | 'Oceania' | 'other'

const continents: Readonly<Record<string, Continent>> = {
  us: 'North America',
  northamerica: 'North America',
  southamerica: 'South America',
  europe: 'Europe',
  asia: 'AsiaPacific',
  australia: 'Oceania',
}

/** Of a region, `europe-west1` or `europe_west1`, or of a multi-region. */
function continentOf(region: string): Continent {
  return continents[region.split(/[-_]/)[0] ?? ''] ?? 'other'
}

function route(from: Continent, to: Continent) {
  if (from === to && from !== 'other') {
    const name = from === 'Oceania' ? 'Data egress from/to Oceania' : `Data egress ${from} to ${to}`
    return { name, key: 'within the continent' }
  }
  if (from === 'Oceania' || to === 'Oceania')
    return { name: 'Data egress from/to Oceania', key: 'oceania' }
  return { name: 'Intercontinental (Excl Oceania)', key: 'intercontinental' }
}

/** GB by route; what stays in its region is free. */
function egressLines(location: string, amounts: Readonly<Record<string, number | undefined>>) {
  const byRoute = new Map<string, { name: string; key: string; gb: number }>()
  for (const [region, gb] of Object.entries(amounts)) {
    if (gb === undefined || region.replaceAll('_', '-') === location) continue
    const { name, key } = route(continentOf(location), continentOf(region))
    const sum = byRoute.get(key)?.gb ?? 0
    byRoute.set(key, { name, key, gb: sum + gb })
  }
  return [...byRoute.values()].map(({ name, key, gb }) =>
    used({ name, unit: 'GB', quantity: gb, price: { service, product: 'egress', key } }),
  )
}

export const priceGoogleArtifactRegistry = definePricer(
  googleArtifactRegistry,
  ({ settings, usage }): Line[] => {
    const storage = used({
      name: 'Storage',
      unit: 'GB',
      quantity: usage.storage_gb,
      price: { service, product: 'storage', key: 'storage' },
    })
    const amounts = usage.monthly_egress_data_transfer_gb ?? {}
    if (settings.location !== null) return [storage, ...egressLines(settings.location, amounts)]
    const known = Object.values(amounts).filter((gb) => gb !== undefined)
    if (known.length === 0) return [storage]
    return [
      storage,
      used({
        name: 'Data egress',
        unit: 'GB',
        quantity: known.reduce((sum, gb) => sum + gb, 0),
        price: { missing: 'no price: the setting location is not known' },
      }),
    ]
  },
)
