import { z } from 'zod'

import { countSetting, flagSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureFlowLog = defineKind({
  id: 'azure.flow-log',
  label: 'Flow log',
  provider: 'azure',
  category: 'operations',
  settings: z.strictObject({
    trafficAnalytics: flagSetting(false),
    analyticsIntervalMinutes: countSetting(60),
  }),
  usage: z.strictObject({
    monthly_logs_collected_gb: quantity(),
  }),
})
