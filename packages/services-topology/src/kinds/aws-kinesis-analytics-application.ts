import { z } from 'zod'

import { choiceSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsKinesisAnalyticsApplication = defineKind({
  id: 'aws.kinesis-analytics-application',
  label: 'Kinesis analytics application',
  provider: 'aws',
  category: 'compute',
  settings: z.strictObject({
    /** Flink is billed for its orchestration and its storage too. */
    runtime: choiceSetting(['sql', 'flink'], 'sql'),
  }),
  usage: z.strictObject({
    /** Average of those that run. */
    kinesis_processing_units: quantity(),
    durable_application_backup_gb: quantity(),
  }),
})
