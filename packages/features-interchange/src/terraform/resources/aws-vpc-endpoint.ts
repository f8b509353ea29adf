import { awsVpcEndpoint } from '@backarch/services-topology'

import { type Attributes, choiceAt, lengthAt, textAt } from '../mapping/attributes.ts'
import { defineNode, type MappingContext } from '../mapping/mapping.ts'

/** One in every subnet that it names or that is associated with it; without any the provider chooses one. */
function interfaceCount(attributes: Attributes, context: MappingContext): number | null {
  const associated = context.project
    .referrers(context.address)
    .filter(({ type }) => type === 'aws_vpc_endpoint_subnet_association').length
  const named = lengthAt(attributes, 'subnet_ids')
  return named === null ? null : Math.max(1, named + associated)
}

export const awsVpcEndpointMapping = defineNode({
  types: ['aws_vpc_endpoint'],
  kind: awsVpcEndpoint,
  named: ['tags.Name', 'service_name'],
  settings: (attributes, context) => ({
    endpointType: choiceAt(
      attributes,
      'vpc_endpoint_type',
      ['Gateway', 'Interface', 'GatewayLoadBalancer'],
      'Gateway',
    ),
    serviceName: textAt(attributes, 'service_name'),
    interfaceCount: interfaceCount(attributes, context),
  }),
})
