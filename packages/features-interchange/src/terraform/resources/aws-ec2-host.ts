import { awsEc2Host } from '@backarch/services-topology'

import { textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsEc2HostMapping = defineNode({
  types: ['aws_ec2_host'],
  kind: awsEc2Host,
  named: ['tags.Name'],
  settings: (attributes) => ({
    family: textAt(
      attributes,
      'instance_family',
      textAt(attributes, 'instance_type')?.split('.')[0] ?? null,
    ),
  }),
})
