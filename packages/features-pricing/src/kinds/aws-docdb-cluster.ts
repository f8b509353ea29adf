import { awsDocdbCluster } from '@backarch/services-topology'

import { unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

/** One day of backups is free, unless somebody knows of more; the data is billed with the instances. */
export const priceAwsDocdbCluster = definePricer(awsDocdbCluster, ({ settings, usage }) => {
  const { backupRetentionDays } = settings
  const gigabytes = usage.backup_storage_gb
  const free = backupRetentionDays !== null && backupRetentionDays <= 1
  if (free && gigabytes === undefined) return []
  return [
    used({
      name: 'Backup storage',
      unit: 'GB',
      quantity: gigabytes,
      price:
        backupRetentionDays === null
          ? unknownSetting('backupRetentionDays')
          : { service: 'aws.docdb', product: 'backup', key: 'docdb' },
    }),
  ]
})
