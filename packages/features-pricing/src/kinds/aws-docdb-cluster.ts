import { awsDocdbCluster } from '@backarch/services-topology'

import { unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

/** One day of backups is free; the data is billed with the instances. */
export const priceAwsDocdbCluster = definePricer(awsDocdbCluster, ({ settings, usage }) => {
  const { backupRetentionDays } = settings
  if (backupRetentionDays !== null && backupRetentionDays <= 1) return []
  return [
    used({
      name: 'Backup storage',
      unit: 'GB',
      quantity: usage.backup_storage_gb,
      price:
        backupRetentionDays === null
          ? unknownSetting('backupRetentionDays')
          : { service: 'aws.docdb', product: 'backup', key: 'docdb' },
    }),
  ]
})
