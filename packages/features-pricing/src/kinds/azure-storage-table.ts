import { azureStorageTable } from '@backarch/services-topology'

import { storageKey, storageLines } from '../azure-storage-lines.ts'
import { definePricer } from '../pricer.ts'

export const priceAzureStorageTable = definePricer(azureStorageTable, ({ settings, usage }) => {
  const { accountKind, replicationType } = settings
  const generation = accountKind && (accountKind === 'Storage' ? 'v1' : 'v2')
  const operations = (name: string, product: string, amount: number | undefined) =>
    ({ name, product: `table-${product}`, unit: '10k operations', amount }) as const
  return storageLines(storageKey(generation, replicationType, 'accountKind'), [
    { name: 'Capacity', product: 'table-capacity', unit: 'GB', amount: usage.monthly_storage_gb },
    operations('Write operations', 'write', usage.monthly_write_operations),
    operations('Batch Write operations', 'batch-write', usage.monthly_batch_write_operations),
    operations('Read operations', 'read', usage.monthly_read_operations),
    operations('Scan operations', 'scan', usage.monthly_scan_operations),
    operations('List operations', 'list', usage.monthly_list_operations),
    operations('Delete operations', 'delete', usage.monthly_delete_operations),
  ])
})
