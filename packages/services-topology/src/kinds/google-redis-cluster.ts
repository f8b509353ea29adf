import { z } from 'zod'

import { choiceSetting, countSetting, flagSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const googleRedisCluster = defineKind({
  id: 'google.redis-cluster',
  label: 'Redis cluster',
  provider: 'google',
  category: 'database',
  settings: z.strictObject({
    nodeType: choiceSetting(
      [
        'REDIS_SHARED_CORE_NANO',
        'REDIS_STANDARD_SMALL',
        'REDIS_HIGHMEM_MEDIUM',
        'REDIS_HIGHMEM_XLARGE',
      ],
      'REDIS_HIGHMEM_MEDIUM',
    ),
    shardCount: countSetting(null),
    /** Of each shard. */
    replicaCount: countSetting(0),
    /** Every write is also appended to a file. */
    aofPersistence: flagSetting(false),
  }),
  usage: z.strictObject({
    backup_storage_gb: quantity(),
  }),
})
