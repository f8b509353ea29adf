import { awsElasticache } from '@backarch/services-topology'

import { choiceAt, countAt, referencesAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsElasticacheCluster = defineNode({
  types: ['aws_elasticache_cluster'],
  kind: awsElasticache,
  named: ['cluster_id'],
  // As a member of a replication group it is counted among that group's nodes.
  partOf: (attributes) => referencesAt(attributes, 'replication_group_id'),
  settings: (attributes) => ({
    engine: choiceAt(attributes, 'engine', ['redis', 'valkey', 'memcached'], 'redis'),
    engineVersion: textAt(attributes, 'engine_version'),
    nodeType: textAt(attributes, 'node_type'),
    nodeCount: countAt(attributes, 'num_cache_nodes', 1),
    shardCount: 1,
    multiAz: choiceAt(attributes, 'az_mode', ['single-az', 'cross-az'], 'single-az') === 'cross-az',
    snapshotRetentionDays: countAt(attributes, 'snapshot_retention_limit', 0),
  }),
})
