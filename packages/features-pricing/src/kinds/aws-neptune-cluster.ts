import { awsNeptuneCluster } from '@backarch/services-topology'

import { fixed, per, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'aws.neptune'

export const priceAwsNeptuneCluster = definePricer(awsNeptuneCluster, ({ settings, usage }) => {
  const { storageType, backupRetentionDays } = settings
  if (storageType === null) {
    const price = unknownSetting('storageType')
    return [fixed({ name: 'Storage', unit: 'GB', quantity: null, price })]
  }
  const lines: Line[] = [
    used({
      name: 'Storage',
      unit: 'GB',
      quantity: usage.storage_gb,
      price: { service, product: 'storage', key: storageType },
    }),
  ]
  if (storageType === 'standard') {
    lines.push(
      used({
        name: 'I/O requests',
        unit: '1M request',
        quantity: per(usage.monthly_io_requests, 1e6),
        price: { service, product: 'io-requests', key: 'standard' },
      }),
    )
  }
  if (backupRetentionDays === null || backupRetentionDays > 1) {
    lines.push(
      used({
        name: 'Backup storage',
        unit: 'GB',
        quantity: usage.backup_storage_gb,
        price:
          backupRetentionDays === null
            ? unknownSetting('backupRetentionDays')
            : { service, product: 'backup', key: 'neptune' },
      }),
    )
  }
  return lines
})
