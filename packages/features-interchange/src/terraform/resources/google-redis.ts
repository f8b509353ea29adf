import { googleRedisCluster, googleRedisInstance } from '@backarch/services-topology'

import { blockAt, choiceAt, countAt, numberAt } from '../mapping/attributes.ts'
import { defineNode, type NodeMapping } from '../mapping/mapping.ts'

const nodeTypes = [
  'REDIS_SHARED_CORE_NANO',
  'REDIS_STANDARD_SMALL',
  'REDIS_HIGHMEM_MEDIUM',
  'REDIS_HIGHMEM_XLARGE',
] as const

export const googleRedis: readonly NodeMapping[] = [
  defineNode({
    types: ['google_redis_instance'],
    kind: googleRedisInstance,
    named: ['display_name', 'name'],
    settings: (attributes) => ({
      tier: choiceAt(attributes, 'tier', ['BASIC', 'STANDARD_HA'], 'BASIC'),
      memorySizeGb: numberAt(attributes, 'memory_size_gb'),
    }),
  }),
  defineNode({
    types: ['google_redis_cluster'],
    kind: googleRedisCluster,
    named: ['name'],
    settings: (attributes) => {
      const persistence = blockAt(attributes, 'persistence_config')
      const mode = choiceAt(
        persistence,
        'mode',
        ['AOF', 'RDB', 'DISABLED', 'PERSISTENCE_MODE_UNSPECIFIED'],
        'DISABLED',
      )
      return {
        nodeType: choiceAt(attributes, 'node_type', nodeTypes, 'REDIS_HIGHMEM_MEDIUM'),
        shardCount: countAt(attributes, 'shard_count'),
        replicaCount: countAt(attributes, 'replica_count', 0),
        aofPersistence: mode === null ? null : mode === 'AOF',
      }
    },
  }),
]
