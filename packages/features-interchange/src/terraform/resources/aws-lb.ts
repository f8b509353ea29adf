import { awsLoadBalancer } from '@backarch/services-topology'

import { choiceAt, flagAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsLb = defineNode({
  types: ['aws_lb', 'aws_alb'],
  kind: awsLoadBalancer,
  named: ['name', 'name_prefix'],
  links: {
    access_logs: { direction: 'to', mode: 'data' },
    connection_logs: { direction: 'to', mode: 'data' },
  },
  settings: (attributes) => ({
    loadBalancerType: choiceAt(
      attributes,
      'load_balancer_type',
      ['application', 'network', 'gateway'],
      'application',
    ),
    internal: flagAt(attributes, 'internal', false),
  }),
})
