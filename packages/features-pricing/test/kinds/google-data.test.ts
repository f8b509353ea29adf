import { describe, expect, test } from 'vitest'

import { billOf, costOf } from '../cost-of.ts'

type Settings = Parameters<typeof costOf>[1]

/** What a node of Google's kind costs, in us-central1 unless said otherwise. */
function google(kind: string, settings: Settings = {}, usage: Settings = {}, region?: string) {
  return costOf(`google.${kind}`, settings, { usage, region: region ?? 'us-central1' })
}

describe('a Cloud Run service', () => {
  const service = (settings: Settings, usage: Settings) =>
    google('cloud-run-service', settings, usage, 'europe-west3').monthly

  test('is billed while it handles requests, which share an instance', () => {
    const usage = { monthly_requests: 500_000, average_request_duration_ms: 3600 }
    // 1.8 million seconds: 60.48 for the processor, 3.15 for half a GiB, 0.2 for the requests.
    expect(service({}, usage)).toBe(63.83)
    expect(service({}, { ...usage, concurrent_requests_per_instance: 2 })).toBe(32.015)
  })

  test('that keeps its processors is billed for the instances that always run', () => {
    const settings = { cpuOnlyDuringRequests: false, minInstances: 2 }
    expect(service(settings, { instance_hrs: 730 })).toBe(119.8368)
  })
})

test('a bucket is billed by its class and place', () => {
  const usage = {
    storage_gb: 150,
    monthly_class_a_operations: 40_000,
    monthly_data_retrieval_gb: 500,
    monthly_egress_data_transfer_gb: { same_continent: 550, asia: 1500 },
  }
  // 3.9 + 0.2 + 11 + 122.88 + 52.36; reading is free in the standard class.
  expect(google('storage-bucket', {}, usage, 'eu').monthly).toBe(190.34)
  // 1.3125 + 0.4 + 10 + 11 + 122.88 + 52.36
  const coldline = { storageClass: 'COLDLINE' }
  expect(google('storage-bucket', coldline, usage, 'asia').monthly).toBe(197.9525)
  expect(google('storage-bucket', { location: 'us' }, { storage_gb: 100 }).monthly).toBe(2.6)
  expect(google('storage-bucket', {}, { storage_gb: 100 }).monthly).toBe(2)
})

describe('Cloud SQL', () => {
  test('bills a small tier by the hour, another by its processors and memory', () => {
    expect(billOf(google('cloud-sql', { tier: 'db-f1-micro' }))).toEqual([
      ['SQL instance (db-f1-micro, zonal)', 730, 'hours', 0.0105, 7.665],
      ['Storage (SSD, zonal)', 10, 'GB', 0.17, 1.7],
      ['Backups', null, 'GB', 0.08, null],
      ['IP address (if unused)', 730, 'hours', 0.01, 7.3],
    ])
    const highmem = {
      tier: 'db-highmem-4',
      availability: 'REGIONAL',
      diskSizeGb: 500,
      publicAddress: false,
    }
    expect(billOf(google('cloud-sql', highmem, { backup_storage_gb: 100 }))).toEqual([
      ['vCPUs (4, regional)', 2920, 'hours', 0.0826, 241.192],
      ['Memory (26 GB, regional)', 26, 'GB', 10.22, 265.72],
      ['Storage (SSD, regional)', 500, 'GB', 0.34, 170],
      ['Backups', 100, 'GB', 0.08, 8],
    ])
  })

  test('bills a replica in one zone', () => {
    const settings = { tier: 'db-custom-1-3840', availability: 'REGIONAL', replica: true }
    expect(billOf(google('cloud-sql', settings)).slice(-3)).toEqual([
      ['Replica > vCPUs (1, zonal)', 730, 'hours', 0.0413, 30.149],
      ['Replica > Memory (3.75 GB, zonal)', 3.75, 'GB', 5.11, 19.1625],
      ['Replica > Storage (SSD, zonal)', 10, 'GB', 0.17, 1.7],
    ])
  })

  test.each([
    [{ tier: null }],
    [{ tier: 'db-unheard-of' }],
    [{ tier: 'db-f1-micro', diskType: 'PD_HDD' }],
    [{ tier: 'db-f1-micro', edition: 'ENTERPRISE_PLUS' }],
    [{ tier: 'db-f1-micro', publicAddress: null }],
  ])('has no price with %o', (settings) => {
    expect(google('cloud-sql', settings).status).toBe('unpriced')
  })
})

test('storage for AOF is billed for every node', () => {
  const settings = { nodeType: 'REDIS_SHARED_CORE_NANO', shardCount: 5, aofPersistence: true }
  expect(billOf(google('redis-cluster', settings))[1]).toEqual([
    'AOF persistence',
    5110,
    'GB-hours',
    0.000548,
    2.80028,
  ])
})
