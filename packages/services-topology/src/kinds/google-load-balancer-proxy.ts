import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const googleLoadBalancerProxy = defineKind({
  id: 'google.load-balancer-proxy',
  label: 'Load balancer proxy',
  provider: 'google',
  category: 'network',
  settings: z.strictObject({}),
  usage: z.strictObject({
    /** Proxy instances that requests need, on average. */
    monthly_proxy_instances: quantity(),
    monthly_data_processed_gb: quantity(),
  }),
})
