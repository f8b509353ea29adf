import { z } from 'zod'

import { amountSetting, choiceSetting, flagSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsEfsFileSystem = defineKind({
  id: 'aws.efs-file-system',
  label: 'EFS file system',
  provider: 'aws',
  category: 'storage',
  traffic: 'regional',
  settings: z.strictObject({
    throughputMode: choiceSetting(['bursting', 'elastic', 'provisioned'], 'bursting'),
    /** MiB a second; provisioned mode alone. */
    provisionedThroughput: amountSetting(null),
    oneZone: flagSetting(false),
    infrequentAccess: flagSetting(false),
  }),
  usage: z.strictObject({
    storage_gb: quantity(),
    infrequent_access_storage_gb: quantity(),
    monthly_infrequent_access_read_gb: quantity(),
    monthly_infrequent_access_write_gb: quantity(),
  }),
})
