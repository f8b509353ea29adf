import { azureStorageShare } from '@backarch/services-topology'

import { fileLines, storageKey } from '../azure-storage-lines.ts'
import { definePricer } from '../pricer.ts'

const classes = {
  TransactionOptimized: 'transaction-optimized',
  Hot: 'hot',
  Cool: 'cool',
  Premium: 'premium',
} as const

export const priceAzureStorageShare = definePricer(azureStorageShare, ({ settings, usage }) => {
  const { accessTier, replicationType, quotaGb } = settings
  return fileLines(
    storageKey(accessTier && classes[accessTier], replicationType, 'accessTier'),
    {
      dataGb: usage.storage_gb,
      ...(accessTier === 'Premium' && { provisionedGb: quotaGb }),
      snapshotsGb: usage.snapshots_storage_gb,
      metadataGb: usage.metadata_at_rest_storage_gb,
      writes: usage.monthly_write_operations,
      lists: usage.monthly_list_operations,
      reads: usage.monthly_read_operations,
      others: usage.monthly_other_operations,
      retrievalGb: usage.monthly_data_retrieval_gb,
    },
    'Other operations',
  )
})
