import { azureStorageTable } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'
import { accountSettings } from '../shapes/storage-account.ts'

export const azureStorageTableMapping = defineNode({
  types: ['azurerm_storage_table'],
  kind: azureStorageTable,
  named: ['name'],
  links: { storage_account_name: { direction: 'none' }, storage_account_id: { direction: 'none' } },
  settings: accountSettings,
})
