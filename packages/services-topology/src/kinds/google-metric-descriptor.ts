import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const googleMetricDescriptor = defineKind({
  id: 'google.metric-descriptor',
  label: 'Monitoring metric',
  provider: 'google',
  category: 'operations',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_monitoring_data_mb: quantity(),
    monthly_api_calls: quantity(),
  }),
})
