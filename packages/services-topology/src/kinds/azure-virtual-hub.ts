import { z } from 'zod'

import { choiceSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureVirtualHub = defineKind({
  id: 'azure.virtual-hub',
  label: 'Virtual hub',
  provider: 'azure',
  category: 'network',
  settings: z.strictObject({
    sku: choiceSetting(['Basic', 'Standard'], 'Standard'),
  }),
  usage: z.strictObject({
    monthly_data_processed_gb: quantity(),
  }),
})
