import { azureRedisCache } from '@backarch/services-topology'
import type { z } from 'zod'

import { fixed, unknownSetting, type NoPrice, type PriceReference } from '../line.ts'
import { definePricer } from '../pricer.ts'

type Settings = z.output<typeof azureRedisCache.settings>

/** A basic cache is one node, a standard one has a replica, and a premium one has replicas for every shard. */
function nodesOf({ tier, shards, replicasPerPrimary }: Settings): number | null {
  if (tier !== 'Premium') return tier === 'Basic' ? 1 : 2
  if (shards === null || replicasPerPrimary === null) return null
  return Math.max(shards, 1) * (1 + replicasPerPrimary)
}

export const priceAzureRedisCache = definePricer(azureRedisCache, ({ settings }) => {
  const { tier, size, shards } = settings
  const nodes = nodesOf(settings)
  const price = (): PriceReference | NoPrice => {
    if (tier === null) return unknownSetting('tier')
    if (size === null) return unknownSetting('size')
    if (nodes === null) return unknownSetting(shards === null ? 'shards' : 'replicasPerPrimary')
    const key = `${tier}_${size.toUpperCase()}`
    return { service: 'azure.redis', product: 'cache', key, hourlyUnit: 'node-hours' }
  }
  return [
    fixed({
      name: `Cache usage (${tier ?? 'unknown tier'}_${size ?? 'unknown size'})`,
      unit: 'nodes',
      quantity: tier === null || size === null ? null : nodes,
      price: price(),
    }),
  ]
})
