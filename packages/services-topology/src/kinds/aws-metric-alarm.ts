import { z } from 'zod'

import { choiceSetting, countSetting, flagSetting } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsMetricAlarm = defineKind({
  id: 'aws.metric-alarm',
  label: 'CloudWatch alarm',
  provider: 'aws',
  category: 'operations',
  settings: z.strictObject({
    resolution: choiceSetting(['standard', 'high'], 'standard'),
    /** Compares with a band around what is expected, and not with a threshold. */
    anomalyDetection: flagSetting(false),
    /** Metrics that it watches. */
    metrics: countSetting(1),
  }),
  usage: z.strictObject({}),
})
