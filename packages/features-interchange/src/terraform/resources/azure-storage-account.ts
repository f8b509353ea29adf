import { azureStorageAccount } from '@backarch/services-topology'

import { choiceAt, flagAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import { replicationAt } from '../shapes/storage-account.ts'

export const azureStorageAccountMapping = defineNode({
  types: ['azurerm_storage_account'],
  kind: azureStorageAccount,
  named: ['name'],
  settings: (attributes) => {
    const hierarchical = flagAt(attributes, 'is_hns_enabled', false)
    const nfs = flagAt(attributes, 'nfsv3_enabled', false)
    return {
      accountKind: choiceAt(
        attributes,
        'account_kind',
        ['StorageV2', 'Storage', 'BlobStorage', 'BlockBlobStorage', 'FileStorage'],
        'StorageV2',
      ),
      accountTier: choiceAt(attributes, 'account_tier', ['Standard', 'Premium'], null),
      replicationType: replicationAt(attributes),
      accessTier: choiceAt(attributes, 'access_tier', ['Hot', 'Cool', 'Cold', 'Premium'], 'Hot'),
      hierarchicalNamespace: hierarchical === null || nfs === null ? null : hierarchical || nfs,
    }
  },
})
