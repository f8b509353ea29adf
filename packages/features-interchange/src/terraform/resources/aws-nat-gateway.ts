import { awsNatGateway } from '@backarch/services-topology'

import { choiceAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsNatGatewayMapping = defineNode({
  types: ['aws_nat_gateway'],
  kind: awsNatGateway,
  named: ['tags.Name'],
  settings: (attributes) => ({
    connectivity: choiceAt(attributes, 'connectivity_type', ['public', 'private'], 'public'),
  }),
})
