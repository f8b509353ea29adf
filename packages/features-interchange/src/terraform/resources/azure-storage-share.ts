import { azureStorageShare } from '@backarch/services-topology'

import { type Attributes, choiceAt, numberAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import { replicationAt, storageAccountOf } from '../shapes/storage-account.ts'

/** All shares of a premium account are premium. */
function accessTier(attributes: Attributes, account: Attributes | null) {
  const own = choiceAt(
    attributes,
    'access_tier',
    ['TransactionOptimized', 'Hot', 'Cool', 'Premium'],
    'TransactionOptimized',
  )
  if (own === 'Premium' || account === null) return own
  return textAt(account, 'account_tier')?.toLowerCase() === 'premium' ? 'Premium' : own
}

export const azureStorageShareMapping = defineNode({
  types: ['azurerm_storage_share'],
  kind: azureStorageShare,
  named: ['name'],
  links: { storage_account_name: { direction: 'none' }, storage_account_id: { direction: 'none' } },
  settings: (attributes, context) => {
    const account = storageAccountOf(attributes, context)
    return {
      accessTier: accessTier(attributes, account),
      replicationType: account === null ? null : replicationAt(account),
      quotaGb: numberAt(attributes, 'quota', 5120),
    }
  },
})
