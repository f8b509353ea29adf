import { z } from 'zod'

import { choiceSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureLoadBalancerRule = defineKind({
  id: 'azure.load-balancer-rule',
  label: 'Load balancer rule',
  provider: 'azure',
  category: 'network',
  settings: z.strictObject({
    /** The SKU of its load balancer; rules of a basic one are free. */
    sku: choiceSetting(['Basic', 'Standard', 'Gateway'], 'Standard'),
  }),
  usage: z.strictObject({}),
})
