import { z } from 'zod'

import { choiceSetting, flagSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsLoadBalancer = defineKind({
  id: 'aws.load-balancer',
  label: 'Load balancer',
  provider: 'aws',
  category: 'network',
  traffic: 'regional',
  settings: z.strictObject({
    loadBalancerType: choiceSetting(
      ['application', 'network', 'gateway', 'classic'],
      'application',
    ),
    internal: flagSetting(false),
  }),
  usage: z.strictObject({
    /** A second, on average. */
    new_connections: quantity(),
    /** A minute, on average. */
    active_connections: quantity(),
    /** GB an hour, on average. */
    processed_bytes_gb: quantity(),
    /** A second, on average; application load balancers alone. */
    rule_evaluations: quantity(),
    /** Classic load balancers alone. */
    monthly_data_processed_gb: quantity(),
  }),
})
