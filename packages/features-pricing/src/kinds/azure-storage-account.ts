import { azureStorageAccount } from '@backarch/services-topology'
import type { z } from 'zod'

import { fileLines, storageKey, storageLines, type StorageMeter } from '../azure-storage-lines.ts'
import { unknownSetting, type Line, type NoPrice } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { spreadOverTiers } from '../tiers.ts'

type Settings = z.output<typeof azureStorageAccount.settings>
type Usage = z.output<typeof azureStorageAccount.usage>

const hotTiers = [
  { label: 'first 50TB', size: 51_200 },
  { label: 'next 450TB', size: 512_000 },
  { label: 'over 500TB', size: Infinity },
]

/** Blobs are priced as hot, cool, premium, or of an account of the first generation (`v1`). */
function blobClass(settings: Settings): string | NoPrice {
  const { accountKind, accountTier, accessTier, hierarchicalNamespace } = settings
  if (accountKind === null) return unknownSetting('accountKind')
  if (accountTier === null) return unknownSetting('accountTier')
  if (hierarchicalNamespace === null) return unknownSetting('hierarchicalNamespace')
  if (hierarchicalNamespace) {
    return { missing: 'no price: the catalog has none for a hierarchical namespace' }
  }
  if (accountKind === 'Storage') {
    return accountTier === 'Standard'
      ? 'v1'
      : { missing: 'no price: the catalog has none for premium page blobs' }
  }
  if (accountTier === 'Premium') return 'premium'
  return accessTier === null ? unknownSetting('accessTier') : accessTier.toLowerCase()
}

function capacity(key: string | NoPrice, hot: boolean, amount: number | undefined): Line[] {
  if (!hot || typeof key !== 'string') {
    return storageLines(key, [{ name: 'Capacity', product: 'capacity', unit: 'GB', amount }])
  }
  return spreadOverTiers(amount, hotTiers).flatMap(({ label, quantity }) =>
    storageLines(`${key} (${label})`, [
      { name: `Capacity (${label})`, product: 'capacity', unit: 'GB', amount: quantity },
    ]),
  )
}

function blobLines(settings: Settings, usage: Usage): Line[] {
  const blobs = blobClass(settings)
  const key = storageKey(blobs, settings.replicationType, 'accountKind')
  const operations = (name: string, product: string, amount: number | undefined): StorageMeter => ({
    name,
    product,
    unit: '10k operations',
    amount,
  })
  const meters: StorageMeter[] = [
    operations('Write operations', 'write', usage.monthly_write_operations),
    operations(
      'List and create container operations',
      'list',
      usage.monthly_list_and_create_container_operations,
    ),
    operations('Read operations', 'read', usage.monthly_read_operations),
    operations('All other operations', 'other', usage.monthly_other_operations),
  ]
  if (settings.hierarchicalNamespace !== false) {
    meters.push(
      operations(
        'Iterative write operations',
        'iterative-write',
        usage.monthly_iterative_write_operations,
      ),
      operations(
        'Iterative read operations',
        'iterative-read',
        usage.monthly_iterative_read_operations,
      ),
    )
  }
  // What is read back early or seldom costs extra, unless it is hot; tags need an account of today.
  const cool = blobs !== 'hot' && blobs !== 'premium' && blobs !== 'v1'
  if (cool) {
    meters.push({
      name: 'Data retrieval',
      product: 'retrieval',
      unit: 'GB',
      amount: usage.monthly_data_retrieval_gb,
    })
  }
  if (cool || blobs === 'hot') {
    meters.push({
      name: 'Blob index',
      product: 'blob-index',
      unit: '10k tags',
      amount: usage.blob_index_tags,
    })
  }
  if (cool) {
    meters.push({
      name: 'Early deletion',
      product: 'early-deletion',
      unit: 'GB',
      amount: usage.early_deletion_gb,
    })
  }
  return [...capacity(key, blobs === 'hot', usage.storage_gb), ...storageLines(key, meters)]
}

function filesOf({ accountTier, accessTier, replicationType }: Settings, usage: Usage): Line[] {
  const premium = accountTier === 'Premium' || accessTier === 'Premium'
  const tier = premium ? 'premium' : accountTier && accessTier && accessTier.toLowerCase()
  const key = storageKey(tier, replicationType, 'accessTier')
  const lines = fileLines(
    key,
    {
      dataGb: usage.data_at_rest_storage_gb,
      snapshotsGb: usage.snapshots_storage_gb,
      metadataGb: usage.metadata_at_rest_storage_gb,
      writes: usage.monthly_write_operations,
      lists: usage.monthly_list_and_create_container_operations,
      reads: usage.monthly_read_operations,
      others: usage.monthly_other_operations,
      retrievalGb: usage.monthly_data_retrieval_gb,
    },
    'All other operations',
  )
  if (premium || tier === 'hot') return lines
  const amount = usage.early_deletion_gb
  const product = 'files-early-deletion'
  return [...lines, ...storageLines(key, [{ name: 'Early deletion', product, unit: 'GB', amount }])]
}

export const priceAzureStorageAccount = definePricer(azureStorageAccount, ({ settings, usage }) =>
  settings.accountKind === 'FileStorage' ? filesOf(settings, usage) : blobLines(settings, usage),
)
