import { z } from 'zod'

import { choiceSetting, countSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsNeptuneCluster = defineKind({
  id: 'aws.neptune-cluster',
  label: 'Neptune cluster',
  provider: 'aws',
  category: 'database',
  settings: z.strictObject({
    storageType: choiceSetting(['standard', 'iopt1'], 'standard'),
    /** One day is free. */
    backupRetentionDays: countSetting(1),
  }),
  usage: z.strictObject({
    storage_gb: quantity(),
    monthly_io_requests: quantity(),
    backup_storage_gb: quantity(),
  }),
})
