import { z } from 'zod'

import { countSetting, flagSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureMetricAlert = defineKind({
  id: 'azure.metric-alert',
  label: 'Metric alert',
  provider: 'azure',
  category: 'operations',
  settings: z.strictObject({
    enabled: flagSetting(true),
    /** Time series that are watched: scopes by the values of dimensions, over all criteria. */
    timeSeries: countSetting(1),
    /** Those of them that are held against a dynamic threshold. */
    dynamicTimeSeries: countSetting(0),
  }),
  usage: z.strictObject({}),
})
