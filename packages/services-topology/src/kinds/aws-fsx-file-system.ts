import { z } from 'zod'

import { amountSetting, choiceSetting, flagSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsFsxFileSystem = defineKind({
  id: 'aws.fsx-file-system',
  label: 'FSx file system',
  provider: 'aws',
  category: 'storage',
  settings: z.strictObject({
    system: choiceSetting(['openzfs', 'windows'], null),
    deployment: choiceSetting(
      ['SINGLE_AZ_1', 'SINGLE_AZ_2', 'SINGLE_AZ_HA_1', 'SINGLE_AZ_HA_2', 'MULTI_AZ_1'],
      'SINGLE_AZ_1',
    ),
    storageType: choiceSetting(['SSD', 'HDD'], 'SSD'),
    storageGb: amountSetting(null),
    /** MB a second. */
    throughput: amountSetting(null),
    /** 0 for the three a GB that the storage brings by itself. */
    iops: amountSetting(0),
    compression: flagSetting(false),
  }),
  usage: z.strictObject({
    backup_storage_gb: quantity(),
    /** How much smaller compressed data is. */
    compression_savings_percent: quantity(),
  }),
})
