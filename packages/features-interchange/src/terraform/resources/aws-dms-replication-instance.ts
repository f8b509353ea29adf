import { awsDmsReplicationInstance } from '@backarch/services-topology'

import { flagAt, numberAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsDmsReplicationInstanceMapping = defineNode({
  types: ['aws_dms_replication_instance'],
  kind: awsDmsReplicationInstance,
  named: ['replication_instance_id'],
  settings: (attributes) => ({
    instanceClass: textAt(attributes, 'replication_instance_class'),
    multiAz: flagAt(attributes, 'multi_az', false),
    allocatedStorageGb: numberAt(attributes, 'allocated_storage', 50),
  }),
})
