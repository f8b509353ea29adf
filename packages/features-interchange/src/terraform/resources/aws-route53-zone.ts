import { awsRoute53Zone } from '@backarch/services-topology'

import { hasBlock } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsRoute53ZoneMapping = defineNode({
  types: ['aws_route53_zone'],
  kind: awsRoute53Zone,
  named: ['name'],
  global: true,
  settings: (attributes) => ({ privateZone: hasBlock(attributes, 'vpc') }),
})
