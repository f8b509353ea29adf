import { awsKmsKey } from '@backarch/services-topology'

import { textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsKmsKeyMapping = defineNode({
  types: ['aws_kms_key', 'aws_kms_external_key', 'aws_kms_replica_key'],
  kind: awsKmsKey,
  named: ['description'],
  links: { policy: { direction: 'none' } },
  settings: (attributes) => ({
    keySpec: textAt(attributes, 'customer_master_key_spec', 'SYMMETRIC_DEFAULT'),
  }),
})
