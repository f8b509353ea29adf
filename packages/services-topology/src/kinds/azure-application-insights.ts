import { z } from 'zod'

import { countSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureApplicationInsights = defineKind({
  id: 'azure.application-insights',
  label: 'Application Insights',
  provider: 'azure',
  category: 'operations',
  settings: z.strictObject({
    retentionDays: countSetting(90),
  }),
  usage: z.strictObject({
    monthly_data_ingested_gb: quantity(),
  }),
})
