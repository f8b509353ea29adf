import { awsGlobalAccelerator } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const awsGlobalAcceleratorMapping = defineNode({
  types: ['aws_globalaccelerator_accelerator'],
  kind: awsGlobalAccelerator,
  named: ['name'],
  global: true,
  settings: () => ({}),
})
