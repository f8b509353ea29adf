import {
  awsDatabaseSnapshot,
  awsDocdbCluster,
  awsDocdbClusterInstance,
} from '@backarch/services-topology'

import { countAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsDocdbMappings = [
  defineNode({
    types: ['aws_docdb_cluster'],
    kind: awsDocdbCluster,
    named: ['cluster_identifier'],
    settings: (attributes) => ({
      backupRetentionDays: countAt(attributes, 'backup_retention_period', 1),
    }),
  }),
  defineNode({
    types: ['aws_docdb_cluster_instance'],
    kind: awsDocdbClusterInstance,
    named: ['identifier'],
    links: { cluster_identifier: { direction: 'to', mode: 'data', protocol: null } },
    settings: (attributes) => ({ instanceClass: textAt(attributes, 'instance_class') }),
  }),
  defineNode({
    types: ['aws_docdb_cluster_snapshot'],
    kind: awsDatabaseSnapshot,
    named: ['db_cluster_snapshot_identifier'],
    links: { db_cluster_identifier: { direction: 'none' } },
    settings: () => ({ database: 'docdb' as const }),
  }),
]
