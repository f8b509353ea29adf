import { awsVpcEndpoint } from '@backarch/services-topology'

import { choiceAt, lengthAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsVpcEndpointMapping = defineNode({
  types: ['aws_vpc_endpoint'],
  kind: awsVpcEndpoint,
  named: ['tags.Name', 'service_name'],
  settings: (attributes) => ({
    endpointType: choiceAt(
      attributes,
      'vpc_endpoint_type',
      ['Gateway', 'Interface', 'GatewayLoadBalancer'],
      'Gateway',
    ),
    serviceName: textAt(attributes, 'service_name'),
    // Without subnets it has one interface, in a subnet that the provider chooses.
    interfaceCount:
      attributes.read('subnet_ids') === undefined ? 1 : lengthAt(attributes, 'subnet_ids'),
  }),
})
