import { awsSsmActivation } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const awsSsmActivationMapping = defineNode({
  types: ['aws_ssm_activation'],
  kind: awsSsmActivation,
  named: ['name'],
  settings: () => ({}),
})
