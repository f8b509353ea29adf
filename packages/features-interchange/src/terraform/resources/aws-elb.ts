import { awsLoadBalancer } from '@backarch/services-topology'

import { flagAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsElb = defineNode({
  types: ['aws_elb'],
  kind: awsLoadBalancer,
  named: ['name', 'name_prefix'],
  links: { access_logs: { direction: 'to', mode: 'data' } },
  settings: (attributes) => ({
    loadBalancerType: 'classic' as const,
    internal: flagAt(attributes, 'internal', false),
  }),
})
