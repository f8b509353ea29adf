import { z } from 'zod'

import { choiceSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureLoadBalancer = defineKind({
  id: 'azure.load-balancer',
  label: 'Load balancer',
  provider: 'azure',
  category: 'network',
  settings: z.strictObject({
    sku: choiceSetting(['Basic', 'Standard', 'Gateway'], 'Standard'),
  }),
  usage: z.strictObject({
    monthly_data_processed_gb: quantity(),
  }),
})
