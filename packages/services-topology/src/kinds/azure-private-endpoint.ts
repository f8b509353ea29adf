import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azurePrivateEndpoint = defineKind({
  id: 'azure.private-endpoint',
  label: 'Private endpoint',
  provider: 'azure',
  category: 'network',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_inbound_data_processed_gb: quantity(),
    monthly_outbound_data_processed_gb: quantity(),
  }),
})
