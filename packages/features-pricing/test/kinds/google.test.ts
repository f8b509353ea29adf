import { describe, expect, test } from 'vitest'

import { billOf, costOf } from '../cost-of.ts'

type Settings = Parameters<typeof costOf>[1]
interface Case {
  readonly kind: string
  readonly settings?: Settings
  readonly usage?: Settings
  readonly region?: string
  readonly bill: ReturnType<typeof billOf>
}

/** What a node of Google's kind costs, in us-central1 unless said otherwise. */
function google(kind: string, settings: Settings = {}, usage: Settings = {}, region?: string) {
  return costOf(`google.${kind}`, settings, { usage, region: region ?? 'us-central1' })
}

const cases: readonly Case[] = [
  {
    kind: 'bigquery-dataset',
    usage: { monthly_queries_tb: 10 },
    bill: [['Queries (on-demand)', 10, 'TB', 6.25, 62.5]],
  },
  {
    kind: 'bigquery-table',
    usage: {
      monthly_active_storage_gb: 1000,
      monthly_long_term_storage_gb: 1000,
      monthly_streaming_inserts_mb: 1000,
      monthly_storage_write_api_gb: 1000,
      monthly_storage_read_api_tb: 10,
    },
    bill: [
      ['Active storage', 1000, 'GB', 0.023, 23],
      ['Long-term storage', 1000, 'GB', 0.016, 16],
      ['Streaming inserts', 1000, 'MB', 0.00005, 0.05],
      ['Storage write API', 1000, 'GB', 0.025, 25],
      ['Storage read API', 10, 'TB', 1.1, 11],
    ],
  },
  {
    // 350 ms are billed as 400; 512 MB come with 0.8 GHz.
    kind: 'cloud-function',
    settings: { memoryMb: 512 },
    usage: {
      monthly_function_invocations: 1_000_000,
      request_duration_ms: 350,
      monthly_outbound_data_gb: 100,
    },
    bill: [
      ['CPU', 320_000, 'GHz-seconds', 0.00001, 3.2],
      ['Memory', 200_000, 'GB-seconds', 0.0000025, 0.5],
      ['Invocations', 1_000_000, 'invocations', 4e-7, 0.4],
      ['Outbound data transfer', 100, 'GB', 0.12, 12],
    ],
  },
  {
    kind: 'cloud-nat',
    usage: { assigned_vms: 40, monthly_data_processed_gb: 1000 },
    bill: [
      ['Assigned VMs (first 32)', 23_360, 'VM-hours', 0.0014, 32.704],
      ['Data processed', 1000, 'GB', 0.045, 45],
    ],
  },
  {
    kind: 'cloud-run-job',
    region: 'europe-west3',
    settings: { cpu: 2, memoryGib: 1, taskCount: 3 },
    usage: { monthly_job_executions: 100, average_task_execution_mins: 10 },
    bill: [
      ['CPU allocation time', 360_000, 'vCPU-seconds', 0.0000216, 7.776],
      ['Memory allocation time', 180_000, 'GiB-seconds', 0.0000024, 0.432],
    ],
  },
  { kind: 'dns-zone', bill: [['Managed zone', 1, 'months', 0.2, 0.2]] },
  {
    kind: 'dns-record-set',
    usage: { monthly_queries: 2_500_000 },
    bill: [['Queries', 2.5, '1M queries', 0.4, 1]],
  },
  {
    kind: 'external-vpn-gateway',
    usage: { monthly_egress_data_transfer_gb: { worldwide: 12_500, australia: 250 } },
    bill: [
      [
        'Network egress > IPSec traffic to worldwide excluding China, Australia but including Hong Kong (first 1TB)',
        1024,
        'GB',
        0.12,
        122.88,
      ],
      [
        'Network egress > IPSec traffic to worldwide excluding China, Australia but including Hong Kong (next 9TB)',
        9216,
        'GB',
        0.11,
        1013.76,
      ],
      [
        'Network egress > IPSec traffic to worldwide excluding China, Australia but including Hong Kong (over 10TB)',
        2260,
        'GB',
        0.08,
        180.8,
      ],
      [
        'Network egress > IPSec traffic to China excluding Hong Kong (first 1TB)',
        null,
        'GB',
        0.23,
        null,
      ],
      ['Network egress > IPSec traffic to Australia (first 1TB)', 250, 'GB', 0.19, 47.5],
    ],
  },
  {
    kind: 'forwarding-rule',
    usage: { monthly_ingress_data_gb: 100 },
    bill: [
      ['Forwarding rules', 730, 'hours', 0.01, 7.3],
      ['Ingress data', 100, 'GB', 0.008, 0.8],
    ],
  },
  {
    kind: 'load-balancer-proxy',
    usage: { monthly_proxy_instances: 2, monthly_data_processed_gb: 100 },
    bill: [
      ['Proxy instance', 1460, 'hours', 0.025, 36.5],
      ['Data processed', 100, 'GB', 0.008, 0.8],
    ],
  },
  {
    kind: 'log-bucket',
    usage: { monthly_logging_data_gb: 100 },
    bill: [['Logging data', 100, 'GB', 0.5, 50]],
  },
  {
    kind: 'metric-descriptor',
    usage: { monthly_monitoring_data_mb: 300_000, monthly_api_calls: 1_000_000 },
    bill: [
      ['Monitoring data (first 100K)', 100_000, 'MB', 0.258, 25_800],
      ['Monitoring data (next 150K)', 150_000, 'MB', 0.151, 22_650],
      ['Monitoring data (over 250K)', 50_000, 'MB', 0.061, 3050],
      ['API calls', 1000, '1k calls', 0.01, 10],
    ],
  },
  {
    kind: 'pubsub-topic',
    usage: { monthly_message_data_tb: 10 },
    bill: [['Message ingestion data', 10, 'TiB', 40, 400]],
  },
  {
    kind: 'pubsub-subscription',
    usage: { monthly_message_data_tb: 2, storage_gb: 100, snapshot_storage_gb: 10 },
    bill: [
      ['Message delivery data', 2, 'TiB', 40, 80],
      ['Retained acknowledged message storage', 100, 'GiB', 0.27, 27],
      ['Snapshot message backlog storage', 10, 'GiB', 0.27, 2.7],
    ],
  },
  {
    kind: 'redis-instance',
    settings: { tier: 'STANDARD_HA', memorySizeGb: 11 },
    bill: [['Redis instance (standard, M3)', 11, 'GB', 33.58, 369.38]],
  },
  {
    kind: 'redis-cluster',
    settings: { nodeType: 'REDIS_HIGHMEM_MEDIUM', shardCount: 3, replicaCount: 2 },
    usage: { backup_storage_gb: 100 },
    bill: [
      ['Cluster node (highmem medium)', 6570, 'hours', 0.1923, 1263.411],
      ['Backups', 100, 'GB', 0.0811103, 8.11103],
    ],
  },
  {
    kind: 'secret',
    settings: { locations: 2 },
    usage: {
      active_secret_versions: 100,
      monthly_access_operations: 20_000,
      monthly_rotation_notifications: 10,
    },
    bill: [
      ['Active secret versions', 200, 'versions', 0.06, 12],
      ['Access operations', 2, '10K requests', 0.03, 0.06],
      ['Rotation notifications', 10, 'rotations', 0.05, 0.5],
    ],
  },
  {
    kind: 'secret-version',
    settings: { locations: 2 },
    usage: { monthly_access_operations: 25_000 },
    bill: [
      ['Active secret versions', 2, 'versions', 0.06, 0.12],
      ['Access operations', 2.5, '10K requests', 0.03, 0.075],
    ],
  },
  { kind: 'vpn-tunnel', bill: [['VPN Tunnel', 730, 'hours', 0.05, 36.5]] },
  {
    // Its own region is free; Europe and South America cost the same.
    kind: 'artifact-registry',
    region: 'us-east1',
    settings: { location: 'us-east1' },
    usage: {
      storage_gb: 150,
      monthly_egress_data_transfer_gb: {
        us_east1: 10,
        us_west1: 100,
        australia_southeast1: 100,
        europe_north1: 100,
        southamerica_east1: 100,
      },
    },
    bill: [
      ['Storage', 150, 'GB', 0.1, 15],
      ['Data egress from/to Oceania', 100, 'GB', 0.15, 15],
      ['Intercontinental (Excl Oceania)', 200, 'GB', 0.08, 16],
      ['Data egress North America to North America', 100, 'GB', 0.01, 1],
    ],
  },
]

test.each(cases)(
  '$kind costs what a reader can check line by line',
  ({ kind, settings, usage, region, bill }) => {
    const cost = google(kind, settings, usage, region)
    const given = billOf(cost)
    // Lines that nobody gave a usage of are left out, unless the case names them.
    expect(given.filter(([name]) => bill.some(([wanted]) => wanted === name))).toEqual(bill)
    expect(cost.status).toBe('priced')
  },
)

test('traffic between regions is billed by what lies between them', () => {
  const usage = { monthly_egress_data_transfer_gb: { same_region: 250, oceania: 50, asia: 50 } }
  expect(google('vpn-gateway', {}, usage).monthly).toBe(14)
  expect(google('service-networking', {}, usage).monthly).toBe(14)
  expect(google('service-networking', {}, usage, 'europe-west1').status).toBe('unpriced')
})

describe('an address', () => {
  test.each([
    [{}, 7.3],
    [{ usedBy: 'standard-vm' }, 3.65],
    [{ usedBy: 'preemptible-vm' }, 1.825],
    [{ internal: true }, 0],
  ])('of %o costs %d', (settings, monthly) => {
    expect(google('compute-address', settings).monthly).toBe(monthly)
  })

  test('that lies in no region costs the same wherever its provider is', () => {
    expect(google('compute-address', { global: true }, {}, 'me-west1').monthly).toBe(7.3)
    expect(google('compute-address', { usedBy: null }).status).toBe('unpriced')
  })
})

describe('a key', () => {
  test('is billed by its versions and operations', () => {
    const usage = { key_versions: 5000, monthly_key_operations: 10_000 }
    expect(google('kms-key', {}, usage).monthly).toBe(300.03)
    const strong = { protectionLevel: 'HSM', algorithm: 'RSA_SIGN_PSS_4096_SHA512' }
    expect(billOf(google('kms-key', strong, usage))).toEqual([
      ['Key versions (first 2K)', 2000, 'months', 2.5, 5000],
      ['Key versions (over 2K)', 3000, 'months', 1, 3000],
      ['Operations', 1, '10k operations', 0.15, 0.15],
    ])
  })

  test('has no price where the catalog has none for its algorithm', () => {
    const usage = { key_versions: 1 }
    const raw = { protectionLevel: 'HSM', algorithm: 'RSA_SIGN_RAW_PKCS1_4096' }
    expect(google('kms-key', raw, usage).monthly).toBe(2.5)
    expect(google('kms-key', { protectionLevel: 'HSM' }, usage).status).toBe('unpriced')
    expect(google('kms-key', { protectionLevel: null }, usage).status).toBe('unpriced')
  })
})
