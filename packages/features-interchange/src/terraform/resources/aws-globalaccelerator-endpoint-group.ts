import { awsGlobalAcceleratorEndpointGroup } from '@backarch/services-topology'

import { textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsGlobalacceleratorEndpointGroup = defineNode({
  types: ['aws_globalaccelerator_endpoint_group'],
  kind: awsGlobalAcceleratorEndpointGroup,
  named: [],
  links: { listener_arn: { direction: 'from' } },
  settings: (attributes) => ({ endpointRegion: textAt(attributes, 'endpoint_group_region', '') }),
})
