import { describe, expect, test } from 'vitest'

import { billOf, costOf } from './cost-of.ts'

const rds = 'aws.rds-instance'
const dynamodb = 'aws.dynamodb-table'
const cache = 'aws.elasticache'
type Settings = Parameters<typeof costOf>[1]

const mysql = { engine: 'mysql', instanceClass: 'db.t3.large' }

describe('an RDS instance', () => {
  test('costs its hours and its disk, twice of both in two zones', () => {
    expect(billOf(costOf(rds, { ...mysql, allocatedStorageGb: 30 }))).toEqual([
      ['Database instance (on-demand, Single-AZ, db.t3.large)', 730, 'hours', 0.136, 99.28],
      ['Storage (general purpose SSD, gp2)', 30, 'GB', 0.115, 3.45],
    ])
    expect(billOf(costOf(rds, { ...mysql, allocatedStorageGb: 30, multiAz: true }))).toEqual([
      ['Database instance (on-demand, Multi-AZ, db.t3.large)', 730, 'hours', 0.272, 198.56],
      ['Storage (general purpose SSD, gp2)', 30, 'GB', 0.23, 6.9],
    ])
  })

  test('has the price of its engine, its edition and its licence', () => {
    const hourly = (settings: Settings) =>
      costOf(rds, { instanceClass: 'db.t3.large', ...settings }).components[0]?.unitPrice
    expect(hourly({ engine: 'mariadb' })).toBe(0.136)
    expect(hourly({ engine: 'postgres' })).toBe(0.145)
    expect(hourly({ engine: 'aurora' })).toBe(0.164)
    expect(hourly({ engine: 'oracle-se2-cdb' })).toBe(0.3)
    expect(hourly({ engine: 'oracle-ee' })).toBe(0.136)
    const own = { licenseModel: 'bring-your-own-license' }
    expect(hourly({ engine: 'oracle-se1' })).toBe(0.28)
    expect(hourly({ engine: 'oracle-se1', ...own })).toBe(0.136)
    expect(hourly({ engine: 'oracle-se1', licenseModel: null })).toBe(null)
    expect(hourly({ engine: 'sqlserver-web' })).toBe(0.232)
    expect(hourly({ engine: 'db2-se' })).toBe(null)
  })

  test('pays for provisioned IOPS from the least that is sold, and for gp3 above what is included', () => {
    const bill = (settings: Settings) => billOf(costOf(rds, { ...mysql, ...settings })).slice(1)
    expect(bill({ storageType: 'io1', allocatedStorageGb: 50, iops: 500 })).toEqual([
      ['Storage (provisioned IOPS SSD, io1)', 100, 'GB', 0.125, 12.5],
      ['Provisioned IOPS', 1000, 'IOPS', 0.1, 100],
    ])
    expect(bill({ storageType: 'gp3', allocatedStorageGb: 20, iops: 4000 })).toEqual([
      ['Storage (general purpose SSD, gp3)', 20, 'GB', 0.115, 2.3],
      ['Provisioned GP3 IOPS (above 3,000)', 1000, 'IOPS', 0.02, 20],
    ])
    expect(bill({ storageType: 'gp3', allocatedStorageGb: 400, iops: 11_000 })).toHaveLength(1)
    expect(
      bill({ storageType: 'gp3', allocatedStorageGb: 400, iops: 14_000, multiAz: true })[1],
    ).toEqual(['Provisioned GP3 IOPS (above 12,000)', 2000, 'IOPS', 0.04, 80])
    const throughput = { storageType: 'gp3', allocatedStorageGb: 20, storageThroughput: 200 }
    expect(costOf(rds, { ...mysql, ...throughput }).status).toBe('unpriced')
  })

  test('of the default size is priced at the smallest; of unknown size or speed it is not priced', () => {
    expect(costOf(rds, mysql).components[1]).toMatchObject({ quantity: 20, monthly: 2.3 })
    const io1 = { storageType: 'io1', allocatedStorageGb: null }
    for (const [settings, name, missing] of [
      [{ allocatedStorageGb: null }, 'Storage (general purpose SSD, gp2)', 'allocatedStorageGb'],
      [io1, 'Storage (provisioned IOPS SSD, io1)', 'allocatedStorageGb'],
      [{ storageType: 'io1', iops: null }, 'Provisioned IOPS', 'iops'],
      [{ storageType: 'gp3', iops: null }, 'Provisioned GP3 IOPS (above 3,000)', 'iops'],
      [
        { storageType: 'gp3', storageThroughput: null },
        'Provisioned GP3 throughput (above 125)',
        'storageThroughput',
      ],
    ] as const) {
      const cost = costOf(rds, { ...mysql, ...settings })
      expect(cost).toMatchObject({ status: 'unpriced', monthly: null })
      expect(cost.components.find((component) => component.name === name)).toMatchObject({
        quantity: null,
        monthly: null,
        source: `no price: the setting ${missing} is not known`,
      })
    }
  })

  test('pays for backups, extended support, insight and credits', () => {
    const cost = costOf(
      rds,
      {
        ...mysql,
        engineVersion: '5.7.44',
        backupRetentionDays: 10,
        performanceInsights: true,
        performanceInsightsRetentionDays: 731,
      },
      {
        usage: {
          additional_backup_storage_gb: 1000,
          monthly_cpu_credit_hrs: 30,
          monthly_additional_performance_insights_requests: 12_345,
        },
      },
    )
    expect(billOf(cost).slice(2)).toEqual([
      ['Additional backup storage', 1000, 'GB', 0.095, 95],
      ['Extended support (year 1)', 1460, 'vCPU-hours', 0.1, 146],
      ['Performance Insights Long Term Retention (db.t3.large)', 2, 'vCPU-month', 2.95, 5.9],
      ['Performance Insights API', 12.345, '1000 requests', 0.01, 0.12345],
      ['CPU credits', 60, 'vCPU-hours', 0.075, 4.5],
    ])
  })

  test('pays for extended support by major version, unless it is switched off', () => {
    const pays = (settings: Settings) =>
      billOf(costOf(rds, { instanceClass: 'db.t3.large', ...settings })).some(([name]) =>
        name.startsWith('Extended support'),
      )
    expect(pays({ engine: 'postgres', engineVersion: '11' })).toBe(true)
    expect(pays({ engine: 'aurora-postgresql', engineVersion: '12.4' })).toBe(true)
    expect(pays({ engine: 'postgres', engineVersion: '11', extendedSupport: false })).toBe(false)
    expect(pays({ engine: 'postgres', engineVersion: '16' })).toBe(false)
    expect(pays({ engine: 'mysql', engineVersion: '8.0.36' })).toBe(false)
    expect(pays({ engine: 'mysql' })).toBe(false)
  })

  test('is unpriced where the class is not in the catalog or a setting is unknown', () => {
    const unknown = (settings: Settings) => {
      const { status, components } = costOf(rds, { ...mysql, ...settings })
      expect(status).toBe('unpriced')
      return components.map(({ source }) => source).join()
    }
    expect(unknown({ instanceClass: 'db.r5.large' })).toContain('mysql db.r5.large (aws.rds')
    expect(unknown({ instanceClass: null })).toContain('instanceClass is not known')
    expect(unknown({ engine: null })).toContain('engine is not known')
    expect(unknown({ multiAz: null })).toContain('multiAz is not known')
    expect(unknown({ storageType: null })).toContain('storageType is not known')
  })
})

describe('a DynamoDB table', () => {
  const region = 'us-east-2'

  test('with provisioned capacity costs it by the hour, in each region and index', () => {
    const cost = costOf(
      dynamodb,
      {
        readCapacity: 30,
        writeCapacity: 20,
        replicaRegions: ['us-west-1'],
        globalSecondaryIndexes: [{ name: 'by-owner', readCapacity: 10, writeCapacity: 10 }],
      },
      { region, usage: { storage_gb: 230 } },
    )
    expect(billOf(cost).slice(0, 6)).toEqual([
      ['Write capacity unit (WCU)', 20, 'WCU', 0.4745, 9.49],
      ['Read capacity unit (RCU)', 30, 'RCU', 0.0949, 2.847],
      ['Write capacity unit (WCU, index by-owner)', 10, 'WCU', 0.4745, 4.745],
      ['Read capacity unit (RCU, index by-owner)', 10, 'RCU', 0.0949, 0.949],
      [
        'Global table (us-west-1) > Replicated write capacity unit (rWCU)',
        20,
        'rWCU',
        0.52925,
        10.585,
      ],
      ['Data storage', 230, 'GB', 0.25, 57.5],
    ])
    expect(cost).toMatchObject({ status: 'priced', monthly: 86.116 })
  })

  test('that scales its capacity costs its least', () => {
    const range = { min: 5, max: 100 }
    const cost = costOf(dynamodb, { readAutoscaling: range, writeAutoscaling: range }, { region })
    expect(billOf(cost).slice(0, 2)).toEqual([
      ['Write capacity unit (WCU, autoscaling)', 5, 'WCU', 0.4745, 2.3725],
      ['Read capacity unit (RCU, autoscaling)', 5, 'RCU', 0.0949, 0.4745],
    ])
  })

  test('on demand has no price for its requests, and says so as soon as there are some', () => {
    const settings = { billingMode: 'PAY_PER_REQUEST' }
    expect(costOf(dynamodb, settings, { region })).toMatchObject({
      status: 'priced',
      monthly: null,
    })
    const usage = { monthly_write_request_units: 1_000_000 }
    expect(costOf(dynamodb, settings, { region, usage })).toMatchObject({
      status: 'unpriced',
      monthly: null,
    })
  })

  test('is unpriced without its capacity, its mode, its class or its region', () => {
    const status = (settings: Settings, where: string | null = region) =>
      costOf(dynamodb, { readCapacity: 1, writeCapacity: 1, ...settings }, { region: where }).status
    expect(status({})).toBe('priced')
    expect(status({ readCapacity: null })).toBe('unpriced')
    expect(status({ billingMode: null })).toBe('unpriced')
    expect(status({ tableClass: null })).toBe('unpriced')
    expect(status({ tableClass: 'STANDARD_INFREQUENT_ACCESS' })).toBe('unpriced')
    expect(status({}, 'us-east-1')).toBe('unpriced')
  })
})

describe('ElastiCache', () => {
  test('costs its nodes, by engine and region', () => {
    const monthly = (settings: Settings, region = 'us-east-1') =>
      costOf(cache, { nodeType: 'cache.m6g.12xlarge', ...settings }, { region }).monthly
    expect(monthly({})).toBe(2596.61)
    expect(monthly({ nodeCount: 3 })).toBe(7789.83)
    expect(monthly({ engine: 'memcached' })).toBe(2596.61)
    expect(monthly({ engine: 'valkey' })).toBe(2077.288)
    expect(costOf(cache, { nodeType: 'cache.t4g.small' }, { region: 'eu-west-1' }).monthly).toBe(
      24.82,
    )
  })

  test('keeps one snapshot for free', () => {
    const settings = { nodeType: 'cache.m4.large', snapshotRetentionDays: 5 }
    const usage = { snapshot_storage_size_gb: 100 }
    expect(billOf(costOf(cache, settings, { usage }))[1]).toEqual([
      'Backup storage',
      400,
      'GB',
      0.085,
      34,
    ])
    expect(costOf(cache, { ...settings, snapshotRetentionDays: 1 }).components).toHaveLength(1)
  })

  test('is unpriced where a setting is unknown, or no commitment to its nodes is sold', () => {
    const status = (settings: Settings, usage = {}) =>
      costOf(cache, { nodeType: 'cache.m4.large', ...settings }, { usage }).status
    expect(status({})).toBe('priced')
    expect(status({ nodeType: null })).toBe('unpriced')
    expect(status({ engine: null })).toBe('unpriced')
    expect(status({ nodeCount: null })).toBe('unpriced')
    expect(status({}, { reserved_instance_term: '1_year' })).toBe('unpriced')
  })
})
