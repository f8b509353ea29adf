import { describe, expect, test } from 'vitest'

import { billOf, costOf } from '../cost-of.ts'

type Settings = Parameters<typeof costOf>[1]

describe('a bill of a few lines:', () => {
  test.each([
    [
      'aws.glue-job',
      { dpus: 20 },
      { monthly_hours: 60 },
      {},
      [['Duration', 1200, 'DPU-hours', 0.44, 528]],
    ],
    [
      'aws.glue-catalog-database',
      {},
      { monthly_objects: 500_000, monthly_requests: 2_000_000 },
      {},
      [
        ['Storage', 5, '100k objects', 1, 5],
        ['Requests', 2, '1M requests', 1, 2],
      ],
    ],
    [
      'aws.ebs-snapshot',
      { volumeSizeGb: 10 },
      {
        monthly_list_block_requests: 1_000_000,
        monthly_get_block_requests: 100_000,
        monthly_put_block_requests: 100_000,
        fast_snapshot_restore_hours: 100,
      },
      {},
      [
        ['EBS snapshot storage', 10, 'GB', 0.05, 0.5],
        ['Fast snapshot restore', 100, 'DSU-hours', 0.75, 75],
        ['ListChangedBlocks & ListSnapshotBlocks API requests', 1000, '1k requests', 0.0006, 0.6],
        ['GetSnapshotBlock API requests', 100, '1k SnapshotAPIUnits', 0.003, 0.3],
        ['PutSnapshotBlock API requests', 100, '1k SnapshotAPIUnits', 0.006, 0.6],
      ],
    ],
    [
      'aws.ebs-snapshot',
      { volumeSizeGb: 10, copy: true },
      {},
      {},
      [['EBS snapshot storage', 10, 'GB', 0.05, 0.5]],
    ],
    [
      'aws.fsx-file-system',
      { system: 'openzfs', storageGb: 300, throughput: 1024, iops: 1000, compression: true },
      { compression_savings_percent: 40, backup_storage_gb: 10 },
      {},
      [
        ['Throughput capacity', 1024, 'MBps', 0.26, 266.24],
        ['Provisioned IOPS', 100, 'IOPS', 0.006, 0.6],
        ['SSD storage (LZ4 compression, 40%)', 180, 'GB', 0.09, 16.2],
        ['Backup storage', 10, 'GB', 0.05, 0.5],
      ],
    ],
    [
      'aws.fsx-file-system',
      {
        system: 'windows',
        deployment: 'MULTI_AZ_1',
        storageType: 'HDD',
        storageGb: 300,
        throughput: 1024,
      },
      { backup_storage_gb: 10 },
      {},
      [
        ['Throughput capacity', 1024, 'MBps', 4.5, 4608],
        ['HDD storage', 300, 'GB', 0.025, 7.5],
        ['Backup storage', 10, 'GB', 0.05, 0.5],
      ],
    ],
    [
      'aws.api-gateway-stage',
      { cacheSizeGb: 237 },
      {},
      {},
      [['Cache memory (237 GB)', 730, 'hours', 3.8, 2774]],
    ],
    [
      'aws.lightsail-instance',
      { bundle: 'xlarge_2_0' },
      {},
      {},
      [['Virtual server (Linux/UNIX)', 730, 'hours', 0.1129, 82.417]],
    ],
    [
      'aws.lightsail-instance',
      { bundle: 'small_win_2_0' },
      {},
      {},
      [['Virtual server (Windows)', 730, 'hours', 0.02956, 21.5788]],
    ],
    [
      'aws.ec2-host',
      { family: 'c5' },
      { reserved_instance_term: '1_year', reserved_instance_payment_option: 'partial_upfront' },
      {},
      [['EC2 Dedicated Host (reserved, c5)', 730, 'hours', 1.01, 737.3]],
    ],
    [
      'aws.eks-fargate-profile',
      {},
      {},
      {},
      [
        ['Per GB per hour', 1, 'GB', 3.24485, 3.24485],
        ['Per vCPU per hour', 1, 'CPU', 29.5504, 29.5504],
      ],
    ],
    [
      'aws.s3-bucket-report',
      { report: 'analytics' },
      { monthly_monitored_objects: 10_000_000 },
      {},
      [['Objects monitored', 10, '1M objects', 0.1, 1]],
    ],
    [
      'aws.s3-bucket-report',
      { report: 'inventory' },
      { monthly_listed_objects: 10_000_000 },
      {},
      [['Objects listed', 10, '1M objects', 0.0025, 0.025]],
    ],
    [
      'aws.lambda-provisioned-concurrency',
      { executions: 100, architecture: 'arm64', memoryMb: 1024 },
      { monthly_duration_hrs: 100, monthly_requests: 10_000_000, request_duration_ms: 100 },
      {},
      [
        ['Requests', 10, '1M requests', 0.2, 2],
        ['Provisioned Concurrency', 36_000_000, 'GB-seconds', 0.000003333, 119.988],
        ['Duration', 1_000_000, 'GB-seconds', 0.00000778, 7.78],
      ],
    ],
    [
      'aws.sns-subscription',
      {},
      { monthly_requests: 1_000_000, request_size_kb: 65 },
      {},
      [['HTTP notifications', 2, '1M notifications', 0.6, 1.2]],
    ],
  ])('%s with %j', (kind, settings: Settings, usage, where, bill) => {
    expect(billOf(costOf(kind, settings, { usage, ...where }))).toEqual(bill)
  })
})

test('data that leaves costs by where it goes, twice between zones, in the region that the usage names', () => {
  const usage = {
    region: 'ap-south-1',
    monthly_intra_region_gb: 1000,
    monthly_outbound_internet_gb: 157_000,
    monthly_outbound_other_regions_gb: 750,
  }
  expect(billOf(costOf('aws.data-transfer', {}, { usage }))).toEqual([
    ['Intra-region data transfer', 2000, 'GB', 0.01, 20],
    ['Outbound data transfer to Internet (first 10TB)', 10_240, 'GB', 0.1093, 1119.232],
    ['Outbound data transfer to Internet (next 40TB)', 40_960, 'GB', 0.085, 3481.6],
    ['Outbound data transfer to Internet (next 100TB)', 102_400, 'GB', 0.082, 8396.8],
    ['Outbound data transfer to Internet (over 150TB)', 3400, 'GB', 0.08, 272],
    ['Outbound data transfer to other regions', 750, 'GB', 0.086, 64.5],
  ])
  const near = { monthly_outbound_us_east_to_us_east_gb: 500 }
  expect(costOf('aws.data-transfer', {}, { usage: near }).monthly).toBe(5)
})

test('a backup vault costs what lies in it and what is taken out', () => {
  const usage = {
    monthly_efs_warm_backup_gb: 100,
    monthly_dynamodb_restore_gb: 100,
    monthly_efs_item_restore_requests: 10,
  }
  const cost = costOf('aws.backup-vault', {}, { usage, region: 'us-west-1' })
  expect(billOf(cost).filter(([, quantity]) => quantity !== null)).toEqual([
    ['EFS backup (warm)', 100, 'GB', 0.06, 6],
    ['EFS restore (item-level)', 10, 'requests', 0.6, 6],
    ['DynamoDB restore', 100, 'GB', 0.168, 16.8],
  ])
})
