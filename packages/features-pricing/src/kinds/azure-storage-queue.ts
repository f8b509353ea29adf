import { azureStorageQueue } from '@backarch/services-topology'

import { storageKey, storageLines, type StorageMeter } from '../azure-storage-lines.ts'
import { definePricer } from '../pricer.ts'

export const priceAzureStorageQueue = definePricer(azureStorageQueue, ({ settings, usage }) => {
  const { accountKind, replicationType } = settings
  const generation = accountKind && (accountKind === 'Storage' ? 'v1' : 'v2')
  const key = storageKey(generation, replicationType, 'accountKind')
  const meters: StorageMeter[] = [
    {
      name: 'Capacity',
      product: 'queue-capacity',
      unit: 'GB',
      amount: usage.monthly_storage_gb,
    },
    {
      name: 'Class 1 operations',
      product: 'queue-class-1',
      unit: '10k operations',
      amount: usage.monthly_class_1_operations,
    },
    {
      name: 'Class 2 operations',
      product: 'queue-class-2',
      unit: '10k operations',
      amount: usage.monthly_class_2_operations,
    },
  ]
  // Within one region nothing is copied to another.
  if (replicationType !== 'LRS' && replicationType !== 'ZRS') {
    meters.push({
      name: 'Geo-replication data transfer',
      product: 'queue-geo-replication',
      unit: 'GB',
      amount: usage.monthly_geo_replication_data_transfer_gb,
    })
  }
  return storageLines(key, meters)
})
