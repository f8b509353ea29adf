import { z } from 'zod'

import { countSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsDocdbCluster = defineKind({
  id: 'aws.docdb-cluster',
  label: 'DocumentDB cluster',
  provider: 'aws',
  category: 'database',
  settings: z.strictObject({
    /** One day is free. */
    backupRetentionDays: countSetting(1),
  }),
  usage: z.strictObject({
    backup_storage_gb: quantity(),
  }),
})
