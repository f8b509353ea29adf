import { z } from 'zod'

import { choiceSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

/** What it costs follows from its account, which tells kind and replication. */
export const azureStorageTable = defineKind({
  id: 'azure.storage-table',
  label: 'Storage table',
  provider: 'azure',
  category: 'database',
  settings: z.strictObject({
    accountKind: choiceSetting(['StorageV2', 'Storage'], 'StorageV2'),
    replicationType: choiceSetting(['LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS'], 'LRS'),
  }),
  usage: z.strictObject({
    monthly_storage_gb: quantity(),
    monthly_batch_write_operations: quantity(),
    monthly_write_operations: quantity(),
    monthly_read_operations: quantity(),
    monthly_scan_operations: quantity(),
    monthly_list_operations: quantity(),
    monthly_delete_operations: quantity(),
  }),
})
