import { awsRdsCluster } from '@backarch/services-topology'

import {
  type Attributes,
  blockAt,
  choiceAt,
  countAt,
  hasBlock,
  numberAt,
  textAt,
} from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

/** Capacity of either generation of Aurora Serverless. */
function capacity(attributes: Attributes) {
  if (hasBlock(attributes, 'serverlessv2_scaling_configuration')) {
    const scaling = blockAt(attributes, 'serverlessv2_scaling_configuration')
    return {
      minCapacity: numberAt(scaling, 'min_capacity'),
      maxCapacity: numberAt(scaling, 'max_capacity'),
    }
  }
  // The first generation scales from 1 to 16 units when nothing is said.
  const serverless = textAt(attributes, 'engine_mode') === 'serverless'
  const scaling = blockAt(attributes, 'scaling_configuration')
  return {
    minCapacity: numberAt(scaling, 'min_capacity', serverless ? 1 : null),
    maxCapacity: numberAt(scaling, 'max_capacity', serverless ? 16 : null),
  }
}

export const awsRdsClusterMapping = defineNode({
  types: ['aws_rds_cluster'],
  kind: awsRdsCluster,
  named: ['cluster_identifier', 'cluster_identifier_prefix', 'database_name'],
  links: { replication_source_identifier: { direction: 'from', mode: 'data' } },
  settings: (attributes) => ({
    engine: textAt(attributes, 'engine', 'aurora'),
    engineVersion: textAt(attributes, 'engine_version'),
    engineMode: choiceAt(
      attributes,
      'engine_mode',
      ['provisioned', 'serverless', 'parallelquery', 'global', 'multimaster'],
      'provisioned',
    ),
    storageType: choiceAt(
      attributes,
      'storage_type',
      ['aurora', 'aurora-iopt1', 'io1', 'io2', 'gp3'],
      'aurora',
    ),
    backupRetentionDays: countAt(attributes, 'backup_retention_period', 1),
    backtrackWindowSeconds: countAt(attributes, 'backtrack_window', 0),
    ...capacity(attributes),
  }),
})
