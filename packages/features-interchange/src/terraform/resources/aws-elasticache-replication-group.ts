import { awsElasticache } from '@backarch/services-topology'

import {
  type Attributes,
  blockAt,
  choiceAt,
  countAt,
  flagAt,
  hasBlock,
  textAt,
} from '../mapping/attributes.ts'
import { defineNode, type MappingContext } from '../mapping/mapping.ts'

/** The least that scaling by itself keeps of a dimension, e.g. `NodeGroups`; undefined when nothing scales it. */
function scaled(context: MappingContext, dimension: string): number | null | undefined {
  const target = context.project
    .referrers(context.address)
    .filter(({ type }) => type === 'aws_appautoscaling_target')
    .map(({ address }) => context.attributesOf(address))
    .find((found) => textAt(found, 'scalable_dimension')?.endsWith(`:${dimension}`) === true)
  return target === undefined ? undefined : countAt(target, 'min_capacity')
}

/** Shards and all nodes. One shard's replicas stand beside its primary. */
function size(
  attributes: Attributes,
  context: MappingContext,
): { shardCount: number | null; nodeCount: number | null } {
  const scaledShards = scaled(context, 'NodeGroups')
  const scaledReplicas = scaled(context, 'Replicas')
  // Older versions of the provider keep the two numbers in a block.
  const sharding = hasBlock(attributes, 'cluster_mode')
    ? blockAt(attributes, 'cluster_mode')
    : attributes
  if (sharding.read('num_node_groups') === undefined && scaledShards === undefined) {
    // Each of the provider's versions has its own name for the number of nodes; one is the default.
    const older = countAt(attributes, 'number_cache_clusters', 1)
    return { shardCount: 1, nodeCount: countAt(attributes, 'num_cache_clusters', older) }
  }
  const shardCount =
    scaledShards === undefined ? countAt(sharding, 'num_node_groups', 1) : scaledShards
  const replicas =
    scaledReplicas === undefined ? countAt(sharding, 'replicas_per_node_group', 0) : scaledReplicas
  return {
    shardCount,
    nodeCount: shardCount === null || replicas === null ? null : shardCount * (1 + replicas),
  }
}

export const awsElasticacheReplicationGroup = defineNode({
  types: ['aws_elasticache_replication_group'],
  kind: awsElasticache,
  named: ['replication_group_id'],
  settings: (attributes, context) => ({
    engine: choiceAt(attributes, 'engine', ['redis', 'valkey'], 'redis'),
    engineVersion: textAt(attributes, 'engine_version'),
    nodeType: textAt(attributes, 'node_type'),
    ...size(attributes, context),
    multiAz: flagAt(attributes, 'multi_az_enabled', false),
    snapshotRetentionDays: countAt(attributes, 'snapshot_retention_limit', 0),
  }),
})
