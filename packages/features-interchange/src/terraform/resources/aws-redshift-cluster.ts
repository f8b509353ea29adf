import { awsRedshiftCluster } from '@backarch/services-topology'

import { countAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsRedshiftClusterMapping = defineNode({
  types: ['aws_redshift_cluster'],
  kind: awsRedshiftCluster,
  named: ['cluster_identifier', 'database_name'],
  settings: (attributes) => ({
    nodeType: textAt(attributes, 'node_type'),
    nodeCount: countAt(attributes, 'number_of_nodes', 1),
  }),
})
