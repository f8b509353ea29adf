import { awsDataTransfer } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

/** No type of Terraform's: it stands where a usage file of Infracost's describes what leaves a region. */
export const awsDataTransferMapping = defineNode({
  types: ['aws_data_transfer'],
  kind: awsDataTransfer,
  named: [],
  settings: () => ({}),
})
