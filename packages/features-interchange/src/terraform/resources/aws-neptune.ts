import {
  awsDatabaseSnapshot,
  awsNeptuneCluster,
  awsNeptuneClusterInstance,
} from '@backarch/services-topology'

import { type Attributes, choiceAt, countAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import { referencedAt } from '../mapping/referenced.ts'

function storageType(cluster: Attributes) {
  return choiceAt(cluster, 'storage_type', ['standard', 'iopt1'], 'standard')
}

export const awsNeptuneMappings = [
  defineNode({
    types: ['aws_neptune_cluster'],
    kind: awsNeptuneCluster,
    named: ['cluster_identifier'],
    settings: (attributes) => ({
      storageType: storageType(attributes),
      backupRetentionDays: countAt(attributes, 'backup_retention_period', 1),
    }),
  }),
  defineNode({
    types: ['aws_neptune_cluster_instance'],
    kind: awsNeptuneClusterInstance,
    named: ['identifier'],
    links: { cluster_identifier: { direction: 'to', mode: 'data', protocol: null } },
    settings: (attributes, context) => ({
      instanceClass: textAt(attributes, 'instance_class'),
      storageType: storageType(
        attributes.read('storage_type') === undefined
          ? referencedAt(attributes, context, 'cluster_identifier', 'aws_neptune_cluster')
          : attributes,
      ),
    }),
  }),
  defineNode({
    types: ['aws_neptune_cluster_snapshot'],
    kind: awsDatabaseSnapshot,
    named: ['db_cluster_snapshot_identifier'],
    links: { db_cluster_identifier: { direction: 'none' } },
    settings: () => ({ database: 'neptune' as const }),
  }),
]
