import { z } from 'zod'

import { flagSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsCloudtrail = defineKind({
  id: 'aws.cloudtrail',
  label: 'CloudTrail',
  provider: 'aws',
  category: 'operations',
  settings: z.strictObject({
    managementEvents: flagSetting(true),
    insightEvents: flagSetting(false),
  }),
  usage: z.strictObject({
    /** Copies beyond the first of a region, which is free. */
    monthly_additional_management_events: quantity(),
    monthly_data_events: quantity(),
    monthly_insight_events: quantity(),
  }),
})
