import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsKinesisAnalyticsSnapshot = defineKind({
  id: 'aws.kinesis-analytics-snapshot',
  label: 'Kinesis analytics snapshot',
  provider: 'aws',
  category: 'storage',
  settings: z.strictObject({}),
  usage: z.strictObject({
    durable_application_backup_gb: quantity(),
  }),
})
