import { z } from 'zod'

import { choiceSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsNatGateway = defineKind({
  id: 'aws.nat-gateway',
  label: 'NAT gateway',
  provider: 'aws',
  category: 'network',
  settings: z.strictObject({
    connectivity: choiceSetting(['public', 'private'], 'public'),
  }),
  usage: z.strictObject({
    monthly_data_processed_gb: quantity(),
  }),
})
