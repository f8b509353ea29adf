import { z } from 'zod'

import { choiceSetting, countSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsLogGroup = defineKind({
  id: 'aws.log-group',
  label: 'CloudWatch log group',
  provider: 'aws',
  category: 'operations',
  traffic: 'regional',
  settings: z.strictObject({
    /** 0 keeps them for ever. */
    retentionDays: countSetting(0),
    logClass: choiceSetting(['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY'], 'STANDARD'),
  }),
  usage: z.strictObject({
    storage_gb: quantity(),
    monthly_data_ingested_gb: quantity(),
    monthly_data_scanned_gb: quantity(),
  }),
})
