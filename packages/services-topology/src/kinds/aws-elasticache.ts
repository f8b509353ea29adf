import { z } from 'zod'

import {
  choiceSetting,
  countSetting,
  flagSetting,
  quantity,
  textSetting,
  usageChoice,
} from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsElasticache = defineKind({
  id: 'aws.elasticache',
  label: 'ElastiCache',
  provider: 'aws',
  category: 'database',
  settings: z.strictObject({
    engine: choiceSetting(['redis', 'valkey', 'memcached'], 'redis'),
    engineVersion: textSetting(),
    /** e.g. `cache.t4g.small`. */
    nodeType: textSetting(),
    /** All nodes: every shard's primary and its replicas. */
    nodeCount: countSetting(1),
    shardCount: countSetting(1),
    multiAz: flagSetting(false),
    snapshotRetentionDays: countSetting(0),
  }),
  usage: z.strictObject({
    snapshot_storage_size_gb: quantity(),
    reserved_instance_term: usageChoice(['1_year', '3_year']),
    reserved_instance_payment_option: usageChoice([
      'no_upfront',
      'partial_upfront',
      'all_upfront',
      'heavy_utilization',
      'medium_utilization',
      'light_utilization',
    ]),
  }),
})
