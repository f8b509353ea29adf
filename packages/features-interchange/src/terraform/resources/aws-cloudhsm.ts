import { awsCloudhsm } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const awsCloudhsmMapping = defineNode({
  types: ['aws_cloudhsm_v2_hsm'],
  kind: awsCloudhsm,
  named: [],
  settings: () => ({}),
})
