import { googleRedisInstance } from '@backarch/services-topology'
import type { z } from 'zod'

import { fixed, unknownSetting, type NoPrice, type PriceReference } from '../line.ts'
import { definePricer } from '../pricer.ts'

type Settings = z.output<typeof googleRedisInstance.settings>

/** Up to how many GB a capacity tier reaches. */
const tiers = [
  ['M1', 4],
  ['M2', 10],
  ['M3', 35],
  ['M4', 100],
  ['M5', Infinity],
] as const

function capacityTier(sizeGb: number): string {
  return tiers.find(([, most]) => sizeGb <= most)?.[0] ?? 'M5'
}

export const priceGoogleRedisInstance = definePricer(googleRedisInstance, ({ settings }) => {
  const { tier, memorySizeGb } = settings
  const label = { BASIC: 'basic', STANDARD_HA: 'standard' }[tier ?? 'BASIC']
  const capacity = memorySizeGb === null ? 'unknown size' : capacityTier(memorySizeGb)

  function price({ tier: known }: Settings): PriceReference | NoPrice {
    if (known === null) return unknownSetting('tier')
    if (memorySizeGb === null) return unknownSetting('memorySizeGb')
    return { service: 'google.memorystore', product: 'capacity', key: `${label} ${capacity}` }
  }

  return [
    fixed({
      name: `Redis instance (${label}, ${capacity})`,
      unit: 'GB',
      quantity: memorySizeGb,
      price: price(settings),
    }),
  ]
})
