import { describe, expect, test } from 'vitest'

import { billOf, costOf } from '../cost-of.ts'

type Settings = Parameters<typeof costOf>[1]
type Usage = NonNullable<NonNullable<Parameters<typeof costOf>[2]>['usage']>

const bill = (kind: string, region: string, settings: Settings, usage: Usage = {}) =>
  billOf(costOf(`azure.${kind}`, settings, { region, usage }))
const monthly = (kind: string, region: string, settings: Settings, usage: Usage = {}) =>
  costOf(`azure.${kind}`, settings, { region, usage }).monthly
const status = (kind: string, region: string, settings: Settings, usage: Usage = {}) =>
  costOf(`azure.${kind}`, settings, { region, usage }).status

describe('a storage account', () => {
  test('of hot blobs costs less a GB the more it holds', () => {
    const usage = { storage_gb: 600_000, monthly_write_operations: 20_000, blob_index_tags: 10_000 }
    expect(bill('storage-account', 'westus', {}, usage)).toEqual([
      ['Capacity (first 50TB)', 51_200, 'GB', 0.0208, 1064.96],
      ['Capacity (next 450TB)', 512_000, 'GB', 0.019968, 10_223.616],
      ['Capacity (over 500TB)', 36_800, 'GB', 0.019136, 704.2048],
      ['Write operations', 2, '10k operations', 0.055, 0.11],
      ['List and create container operations', null, '10k operations', 0.055, null],
      ['Read operations', null, '10k operations', 0.0044, null],
      ['All other operations', null, '10k operations', 0.0044, null],
      ['Blob index', 1, '10k tags', 0.039, 0.039],
    ])
  })

  test.each([
    ['cool', { accessTier: 'Cool', replicationType: 'GRS' }, { storage_gb: 1000 }, 23],
    ['premium', { accountTier: 'Premium', replicationType: 'ZRS' }, { storage_gb: 1000 }, 259],
    ['first generation', { accountKind: 'Storage' }, { storage_gb: 1000 }, 24],
    [
      'files',
      { accountKind: 'FileStorage', accessTier: 'Cool' },
      { data_at_rest_storage_gb: 1000, monthly_data_retrieval_gb: 100, early_deletion_gb: 10 },
      22.8 + 1 + 0.228,
    ],
    [
      'premium files, whose operations are free',
      { accountKind: 'FileStorage', accountTier: 'Premium' },
      { data_at_rest_storage_gb: 1000, monthly_write_operations: 1e6 },
      176,
    ],
  ])('of %s', (_, settings, usage, expected) => {
    expect(monthly('storage-account', 'westus', settings, usage)).toBeCloseTo(expected, 8)
  })

  test('is unpriced where the catalog lacks a rate for what it holds', () => {
    const usage = { storage_gb: 1 }
    const of = (settings: Settings) => status('storage-account', 'westus', settings, usage)
    expect(of({ replicationType: 'GZRS' })).toBe('unpriced')
    expect(of({ hierarchicalNamespace: true })).toBe('unpriced')
    expect(of({ hierarchicalNamespace: null })).toBe('unpriced')
    expect(of({ accountKind: null })).toBe('unpriced')
    expect(of({ accountKind: 'Storage', accountTier: 'Premium' })).toBe('unpriced')
    expect(of({ accessTier: 'Cold' })).toBe('unpriced')
    expect(status('storage-account', 'westindia', {}, usage)).toBe('unpriced')
  })
})

describe('what lies in a storage account', () => {
  test('a queue costs its messages, and what is copied to another region', () => {
    const usage = {
      monthly_storage_gb: 100,
      monthly_class_1_operations: 1e6,
      monthly_class_2_operations: 1e6,
      monthly_geo_replication_data_transfer_gb: 50,
    }
    expect(bill('storage-queue', 'westus', { replicationType: 'GRS' }, usage)).toEqual([
      ['Capacity', 100, 'GB', 0.0598, 5.98],
      ['Class 1 operations', 100, '10k operations', 0.008, 0.8],
      ['Class 2 operations', 100, '10k operations', 0.004, 0.4],
      ['Geo-replication data transfer', 50, 'GB', 0.02, 1],
    ])
    expect(bill('storage-queue', 'westus', {}, usage)).toHaveLength(3)
    expect(status('storage-queue', 'westus', { accountKind: null }, usage)).toBe('unpriced')
    expect(status('storage-queue', 'westus', { replicationType: null }, usage)).toBe('unpriced')
  })

  test.each([
    [{}, { storage_gb: 100, monthly_write_operations: 1e6 }, 6 + 1.5],
    [{ accessTier: 'Hot' }, { storage_gb: 100, metadata_at_rest_storage_gb: 10 }, 2.87 + 0.297],
    [{ accessTier: 'Cool' }, { storage_gb: 100, monthly_data_retrieval_gb: 10 }, 2.28 + 0.1],
    // A premium share is billed for its quota, whatever it holds.
    [{ accessTier: 'Premium', quotaGb: 50 }, { storage_gb: 1 }, 8.8],
  ])('a share of %j', (settings, usage, expected) => {
    expect(monthly('storage-share', 'westus', settings, usage)).toBeCloseTo(expected, 8)
  })

  test('a share or table without a rate is unpriced', () => {
    const used = { storage_gb: 1 }
    expect(status('storage-share', 'westus', { replicationType: null }, used)).toBe('unpriced')
    expect(status('storage-share', 'westus', { accessTier: 'Premium', quotaGb: null })).toBe(
      'unpriced',
    )
    expect(status('storage-table', 'westeurope', {}, { monthly_storage_gb: 1 })).toBe('unpriced')
  })
})

describe('a Cosmos DB container', () => {
  const cosmos = (settings: Settings, usage: Usage = {}) =>
    bill('cosmosdb-container', 'eastus', settings, usage)
  const locations = [{ region: 'westus' }, { region: 'centralus', zoneRedundant: true }]

  test('costs its throughput in every region, a quarter more in zones', () => {
    const settings = {
      capacityMode: 'provisioned',
      throughput: 500,
      locations,
      backupType: 'Continuous',
    }
    expect(cosmos(settings, { storage_gb: 1000, monthly_restored_data_gb: 3000 })).toEqual([
      ['Provisioned throughput (provisioned, West US)', 5, 'RU/s x 100', 5.84, 29.2],
      ['Provisioned throughput (provisioned, Central US)', 6.25, 'RU/s x 100', 5.84, 36.5],
      ['Transactional storage (West US)', 1000, 'GB', 0.25, 250],
      ['Transactional storage (Central US)', 1000, 'GB', 0.25, 250],
      ['Continuous backup (West US)', 1000, 'GB', 0.2, 200],
      ['Continuous backup (Central US)', 1000, 'GB', 0.246, 246],
      ['Restored data', 3000, 'GB', 0.15, 450],
    ])
  })

  test('written in several regions has no surcharge for zones, and two backups free', () => {
    const settings = {
      capacityMode: 'provisioned',
      throughput: 1000,
      locations,
      multipleWriteLocations: true,
    }
    expect(cosmos(settings, { storage_gb: 1000 }).map(([, , , , amount]) => amount)).toEqual([
      58.4,
      58.4,
      250,
      250,
      null,
    ])
  })

  test('with autoscaling costs what it reached and half as much again', () => {
    const settings = { capacityMode: 'autoscale', throughput: 6000, locations }
    const usage = { max_request_units_utilization_percentage: 50 }
    expect(cosmos(settings, usage).slice(0, 2)).toEqual([
      ['Provisioned throughput (autoscale, West US)', 45, 'RU/s x 100', 5.84, 262.8],
      ['Provisioned throughput (autoscale, Central US)', 45, 'RU/s x 100', 5.84, 262.8],
    ])
    expect(cosmos(settings)[0]).toEqual([
      'Provisioned throughput (autoscale, West US)',
      null,
      'RU/s x 100',
      5.84,
      null,
    ])
  })

  test('without a server lies in one region; each backup beyond two costs what is stored', () => {
    const settings = {
      capacityMode: 'serverless',
      locations,
      analyticalStorage: true,
      backupRetentionHours: 16,
    }
    const usage = {
      storage_gb: 1000,
      monthly_serverless_request_units: 10_000_000,
      monthly_analytical_storage_write_operations: 1_000_000,
      monthly_analytical_storage_read_operations: 1_000_000,
    }
    expect(cosmos(settings, usage)).toEqual([
      ['Provisioned throughput (serverless)', 10, '1M RU', 0.279, 2.79],
      ['Transactional storage (West US)', 1000, 'GB', 0.25, 250],
      ['Analytical storage (West US)', 1000, 'GB', 0.03, 30],
      ['Analytical write operations (West US)', 100, '10K operations', 0.055, 5.5],
      ['Analytical read operations (West US)', 100, '10K operations', 0.0054, 0.54],
      ['Periodic backup (West US)', 2000, 'GB', 0.15, 300],
      ['Restored data', null, 'GB', 0.15, null],
    ])
  })

  test('is unpriced without its account, or where a setting is unknown', () => {
    const known = { capacityMode: 'provisioned', throughput: 400, locations }
    const of = (change: Settings, usage: Usage = {}) =>
      status('cosmosdb-container', 'eastus', { ...known, ...change }, usage)
    expect(of({})).toBe('priced')
    expect(of({ locations: null })).toBe('unpriced')
    expect(of({ locations: [{ region: null }] })).toBe('unpriced')
    expect(of({ throughput: null })).toBe('unpriced')
    expect(of({ multipleWriteLocations: null })).toBe('unpriced')
    expect(of({ backupType: null }, { storage_gb: 1 })).toBe('unpriced')
    expect(
      of(
        { capacityMode: 'autoscale', multipleWriteLocations: true },
        { max_request_units_utilization_percentage: 50 },
      ),
    ).toBe('unpriced')
  })
})
