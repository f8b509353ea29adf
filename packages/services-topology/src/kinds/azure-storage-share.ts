import { z } from 'zod'

import { amountSetting, choiceSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureStorageShare = defineKind({
  id: 'azure.storage-share',
  label: 'File share',
  provider: 'azure',
  category: 'storage',
  settings: z.strictObject({
    accessTier: choiceSetting(
      ['TransactionOptimized', 'Hot', 'Cool', 'Premium'],
      'TransactionOptimized',
    ),
    /** Of its account. */
    replicationType: choiceSetting(['LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS'], 'LRS'),
    /** How large it may grow, and what a premium share is billed for. */
    quotaGb: amountSetting(5120),
  }),
  usage: z.strictObject({
    storage_gb: quantity(),
    snapshots_storage_gb: quantity(),
    metadata_at_rest_storage_gb: quantity(),
    monthly_read_operations: quantity(),
    monthly_write_operations: quantity(),
    monthly_list_operations: quantity(),
    monthly_other_operations: quantity(),
    monthly_data_retrieval_gb: quantity(),
  }),
})
