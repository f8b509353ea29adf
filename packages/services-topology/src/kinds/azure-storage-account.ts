import { z } from 'zod'

import { choiceSetting, flagSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureStorageAccount = defineKind({
  id: 'azure.storage-account',
  label: 'Storage account',
  provider: 'azure',
  category: 'storage',
  traffic: 'regional',
  settings: z.strictObject({
    accountKind: choiceSetting(
      ['StorageV2', 'Storage', 'BlobStorage', 'BlockBlobStorage', 'FileStorage'],
      'StorageV2',
    ),
    accountTier: choiceSetting(['Standard', 'Premium'], 'Standard'),
    replicationType: choiceSetting(['LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS'], 'LRS'),
    accessTier: choiceSetting(['Hot', 'Cool', 'Cold', 'Premium'], 'Hot'),
    /** Data Lake Storage Gen2, which NFS needs too; it has prices of its own. */
    hierarchicalNamespace: flagSetting(false),
  }),
  usage: z.strictObject({
    storage_gb: quantity(),
    monthly_iterative_read_operations: quantity(),
    monthly_read_operations: quantity(),
    monthly_iterative_write_operations: quantity(),
    monthly_write_operations: quantity(),
    monthly_list_and_create_container_operations: quantity(),
    monthly_other_operations: quantity(),
    monthly_data_retrieval_gb: quantity(),
    monthly_data_write_gb: quantity(),
    blob_index_tags: quantity(),
    data_at_rest_storage_gb: quantity(),
    snapshots_storage_gb: quantity(),
    metadata_at_rest_storage_gb: quantity(),
    early_deletion_gb: quantity(),
  }),
})
