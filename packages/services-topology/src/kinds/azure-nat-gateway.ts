import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureNatGateway = defineKind({
  id: 'azure.nat-gateway',
  label: 'NAT gateway',
  provider: 'azure',
  category: 'network',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_data_processed_gb: quantity(),
  }),
})
