import { describe, expect, test } from 'vitest'

import { billOf, costOf } from '../cost-of.ts'

type Settings = Parameters<typeof costOf>[1]
type Usage = NonNullable<NonNullable<Parameters<typeof costOf>[2]>['usage']>

const eastus = (kind: string, settings: Settings, usage: Usage = {}) =>
  costOf(`azure.${kind}`, settings, { region: 'eastus', usage })
const westeurope = (kind: string, settings: Settings, usage: Usage = {}) =>
  costOf(`azure.${kind}`, settings, { region: 'westeurope', usage })

describe('a SQL database', () => {
  const kind = 'sql-database'

  test('of virtual cores costs them, their zones, their licence and its storage', () => {
    const settings = { sku: 'GP_Gen5_4', zoneRedundant: true, maxSizeGb: 50 }
    const usage = { long_term_retention_storage_gb: 100, backup_storage_gb: 10 }
    expect(billOf(eastus(kind, settings, usage))).toEqual([
      ['Compute (provisioned, GP_Gen5_4)', 2920, 'vCore-hours', 0.152216, 444.47072],
      ['Zone redundancy (provisioned, GP_Gen5_4)', 2920, 'vCore-hours', 0.09133, 266.6836],
      ['SQL license', 2920, 'vCore-hours', 0.099966, 291.90072],
      ['Storage', 50, 'GB', 0.23, 11.5],
      ['Long-term retention (RA-GRS)', 100, 'GB', 0.05, 5],
      ['PITR backup storage (RA-GRS)', 10, 'GB', 0.2, 2],
    ])
  })

  test('without a server costs the hours of its cores; a size that is not named is 5 GB', () => {
    expect(
      billOf(eastus(kind, { sku: 'GP_S_Gen5_4' }, { monthly_vcore_hours: 500 })).slice(0, 2),
    ).toEqual([
      ['Compute (serverless, GP_S_Gen5_4)', 500, 'vCore-hours', 0.52176, 260.88],
      ['Storage', 5, 'GB', 0.115, 0.575],
    ])
  })

  test('of Hyperscale costs its replicas as much as itself', () => {
    const settings = { sku: 'HS_Gen5_2', readReplicaCount: 2, licenseType: 'BasePrice' }
    expect(billOf(eastus(kind, settings)).slice(0, 2)).toEqual([
      ['Compute (provisioned, HS_Gen5_2)', 1460, 'vCore-hours', 0.18266, 266.6836],
      ['Read replicas', 2920, 'vCore-hours', 0.18266, 533.3672],
    ])
    expect(eastus(kind, settings, { backup_storage_gb: 1 }).status).toBe('unpriced')
  })

  test('of transaction units costs its size and the storage beyond what comes with it', () => {
    expect(billOf(eastus(kind, { sku: 'S1', maxSizeGb: 300 })).slice(0, 2)).toEqual([
      ['Compute (S1)', 730, 'hours', 0.04032, 29.4336],
      ['Extra data storage', 50, 'GB', 0.17, 8.5],
    ])
    const extra = { extra_data_storage_gb: 100 }
    expect(eastus(kind, { sku: 'P6' }, extra).monthly).toBe(5 * 730 + 34)
    expect(eastus(kind, { sku: 'P11' }).status).toBe('unpriced')
  })

  test('in a pool costs its backups alone', () => {
    expect(billOf(eastus(kind, { elasticPool: true }, { backup_storage_gb: 10 }))).toEqual([
      ['Long-term retention (RA-GRS)', null, 'GB', 0.05, null],
      ['PITR backup storage (RA-GRS)', 10, 'GB', 0.2, 2],
    ])
  })

  test.each([
    { sku: null },
    { elasticPool: null },
    { sku: 'GP_Gen5_2', licenseType: null },
    { sku: 'GP_Gen5_2', zoneRedundant: null },
    { sku: 'GP_Gen5_2', maxSizeGb: null },
    { sku: 'HS_Gen5_2', readReplicaCount: null },
    { sku: 'GP_Gen5' },
    { sku: 'GP_Fsv2_8' },
    { sku: 'S0', maxSizeGb: null },
  ])('is unpriced with %j', (settings) => {
    expect(eastus(kind, settings).status).toBe('unpriced')
  })
})

describe('a SQL elastic pool', () => {
  const kind = 'sql-elastic-pool'

  test.each([
    [{ sku: 'BasicPool', capacity: 100, maxSizeGb: 4.9 }, 0.20167 * 730],
    [{ sku: 'StandardPool', capacity: 200, maxSizeGb: 300 }, 0.60416 * 730 + 100 * 0.221],
    [{ sku: 'PremiumPool', capacity: 500, maxSizeGb: 1024 }, 3.75 * 730 + 274 * 0.442],
    [
      { sku: 'GP_Gen5', capacity: 4, maxSizeGb: 100, licenseType: 'BasePrice' },
      0.16744 * 2920 + 13.69,
    ],
    [{ sku: 'BC_DC', capacity: 8, maxSizeGb: 100 }, (0.792 + 0.375) * 5840 + 29.75],
  ])('of %j', (settings, expected) => {
    expect(westeurope(kind, settings).monthly).toBeCloseTo(expected, 8)
  })

  test('over zones costs more, storage included', () => {
    const settings = { sku: 'GP_Gen5', capacity: 4, maxSizeGb: 100, zoneRedundant: true }
    expect(billOf(westeurope(kind, settings)).map(([name, , , price]) => [name, price])).toEqual([
      ['Compute (GP_Gen5, 4 vCore)', 0.16744],
      ['Zone redundancy (GP_Gen5, 4 vCore)', 0.100462],
      ['SQL license', 0.099966],
      ['Storage', 0.274],
    ])
  })

  test.each([
    { sku: null },
    { sku: 'StandardPool', capacity: null },
    { sku: 'StandardPool', capacity: 200, maxSizeGb: null },
    { sku: 'PremiumPool', capacity: 123, maxSizeGb: 9 },
    { sku: 'GP_Gen5', capacity: null },
    { sku: 'GP_Gen5', capacity: 4 },
    { sku: 'GP_Gen5', capacity: 4, maxSizeGb: 9, licenseType: null },
    { sku: 'GP_Gen5', capacity: 4, maxSizeGb: 9, zoneRedundant: null },
  ])('is unpriced with %j', (settings) => {
    expect(westeurope(kind, settings).status).toBe('unpriced')
  })
})

describe('a SQL managed instance', () => {
  const kind = 'sql-managed-instance'
  const small = { sku: 'GP_Gen5', vcores: 4, storageGb: 64, backupRedundancy: 'LRS' }

  test('costs its cores, its licence, and the storage beyond 32 GB', () => {
    expect(billOf(westeurope(kind, small, { backup_storage_gb: 100 }))).toEqual([
      ['Compute (GP_GEN5 4 cores)', 2920, 'vCore-hours', 0.167439, 488.92188],
      ['Additional Storage', 32, 'GB', 0.137, 4.384],
      ['SQL license', 2920, 'vCore-hours', 0.099966, 291.90072],
      ['PITR backup storage (LRS)', 100, 'GB', 0.119, 11.9],
      ['LTR backup storage (LRS)', null, 'GB', 0.0298, null],
    ])
    const large = { sku: 'BC_Gen5', vcores: 40, storageGb: 32, licenseType: 'BasePrice' }
    expect(westeurope(kind, large).monthly).toBeCloseTo(0.334879 * 40 * 730, 8)
  })

  test.each([
    { sku: null },
    { sku: 'Odd' },
    { vcores: null },
    { storageGb: null },
    { licenseType: null },
    { sku: 'BC_Gen5' },
  ])('is unpriced with %j', (change) => {
    expect(westeurope(kind, { ...small, ...change }).status).toBe('unpriced')
  })
})

describe('a database server', () => {
  const kind = 'database-server'
  const westus = (settings: Settings, usage: Usage = {}) =>
    costOf(`azure.${kind}`, settings, { region: 'westus', usage })

  test.each(['mysql', 'postgresql', 'mariadb'])(
    'of %s costs its size and its storage',
    (engine) => {
      const settings = { engine, sku: 'GP_Gen5_4', storageGb: 100, geoRedundantBackup: true }
      expect(billOf(eastus(kind, settings, { additional_backup_storage_gb: 10 }))).toEqual([
        ['Compute (GP_Gen5_4)', 730, 'hours', 0.3504, 255.792],
        ['Storage', 100, 'GB', 0.115, 11.5],
        ['Additional backup storage', 10, 'GB', 0.2, 2],
      ])
    },
  )

  test('of flexible MySQL costs its IOPS, and as much again for a standby', () => {
    const settings = {
      engine: 'mysql',
      flexible: true,
      sku: 'GP_Standard_D2ads_v5',
      storageGb: 30,
      iops: 500,
    }
    expect(billOf(westus(settings))).toEqual([
      ['Compute (GP_Standard_D2ads_v5)', 730, 'hours', 0.195, 142.35],
      ['Storage', 30, 'GB', 0.138, 4.14],
      ['Additional IOPS', 140, 'IOPS', 0.06, 8.4],
      ['Additional backup storage', null, 'GB', 0.095, null],
    ])
    const standby = { ...settings, iops: 0, highAvailability: 'ZoneRedundant' }
    expect(westus(standby).monthly).toBe(292.98)
  })

  test('of flexible PostgreSQL whose storage nobody named costs its size alone', () => {
    const settings = { engine: 'postgresql', flexible: true, sku: 'GP_Standard_D4s_v3' }
    expect(westus(settings).monthly).toBe(0.39 * 730)
    expect(westus({ ...settings, storageGb: 128 }).monthly).toBe(0.39 * 730 + 17.664)
  })

  test.each([
    { engine: null },
    { flexible: null },
    { sku: null },
    { storageGb: null },
    { sku: 'GP_Gen5_64' },
  ])('is unpriced with %j', (change) => {
    const settings = { engine: 'mysql', sku: 'B_Gen5_2', storageGb: 5 }
    expect(eastus(kind, settings).monthly).toBe(0.068 * 730 + 0.5)
    expect(eastus(kind, { ...settings, ...change }).status).toBe('unpriced')
  })
})
