import { type Attributes, choiceAt } from '../mapping/attributes.ts'
import type { MappingContext } from '../mapping/mapping.ts'
import { ownerAt } from '../mapping/owner.ts'

const replicationTypes = ['LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS'] as const

export function replicationAt(account: Attributes) {
  return choiceAt(account, 'account_replication_type', replicationTypes, null)
}

/** The account that a queue, table or share lies in; null when it is not part of the project. */
export function storageAccountOf(attributes: Attributes, context: MappingContext) {
  const account = ['storage_account_name', 'storage_account_id']
    .map((argument) => ownerAt(attributes, argument, ['azurerm_storage_account'], context))
    .find((found) => found !== undefined)
  return account === undefined ? null : context.attributesOf(account.address)
}

/** What decides the price of a queue or table. */
export function accountSettings(attributes: Attributes, context: MappingContext) {
  const account = storageAccountOf(attributes, context)
  if (account === null) return { accountKind: null, replicationType: null }
  return {
    accountKind: choiceAt(account, 'account_kind', ['StorageV2', 'Storage'], 'StorageV2'),
    replicationType: replicationAt(account),
  }
}
