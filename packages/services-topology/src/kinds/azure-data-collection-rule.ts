import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureDataCollectionRule = defineKind({
  id: 'azure.data-collection-rule',
  label: 'Data collection rule',
  provider: 'azure',
  category: 'operations',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_custom_metrics_samples: quantity(),
  }),
})
