import { azureRedisCache } from '@backarch/services-topology'

import { choiceAt, countAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const azureRedisCacheMapping = defineNode({
  types: ['azurerm_redis_cache'],
  kind: azureRedisCache,
  named: ['name'],
  settings: (attributes) => {
    const family = textAt(attributes, 'family')
    const capacity = countAt(attributes, 'capacity')
    return {
      tier: choiceAt(attributes, 'sku_name', ['Basic', 'Standard', 'Premium'], null),
      size: family === null || capacity === null ? null : `${family}${capacity}`,
      shards: countAt(attributes, 'shard_count', 1),
      replicasPerPrimary: countAt(
        attributes,
        'replicas_per_primary',
        countAt(attributes, 'replicas_per_master', 1),
      ),
    }
  },
})
