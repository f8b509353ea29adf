import { z } from 'zod'

import { choiceSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

/** What it costs follows from its account, which tells kind and replication. */
export const azureStorageQueue = defineKind({
  id: 'azure.storage-queue',
  label: 'Storage queue',
  provider: 'azure',
  category: 'messaging',
  settings: z.strictObject({
    accountKind: choiceSetting(['StorageV2', 'Storage'], 'StorageV2'),
    replicationType: choiceSetting(['LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS'], 'LRS'),
  }),
  usage: z.strictObject({
    monthly_storage_gb: quantity(),
    monthly_class_1_operations: quantity(),
    monthly_class_2_operations: quantity(),
    monthly_geo_replication_data_transfer_gb: quantity(),
  }),
})
