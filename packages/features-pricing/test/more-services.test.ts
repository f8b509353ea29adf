import { describe, expect, test } from 'vitest'

import { billOf, costOf } from './cost-of.ts'

type Settings = Parameters<typeof costOf>[1]

describe('an API Gateway', () => {
  const gateway = 'aws.api-gateway'

  test('of REST costs its requests by tier, and its cache by the hour', () => {
    const usage = { monthly_requests: 1_100_000_000 }
    expect(billOf(costOf(gateway, { cacheSizeGb: 0.5 }, { usage }))).toEqual([
      ['Requests (first 333M)', 333, '1M requests', 3.5, 1165.5],
      ['Requests (next 667M)', 667, '1M requests', 2.8, 1867.6],
      ['Requests (next 19B)', 100, '1M requests', 2.38, 238],
      ['Cache memory (0.5 GB)', 730, 'hours', 0.02, 14.6],
    ])
    expect(costOf(gateway, { cacheSizeGb: 6.1 }, { usage }).status).toBe('unpriced')
  })

  test('of HTTP counts every started 512 KB, of WebSocket every started 32 KB', () => {
    const http = { usage: { monthly_requests: 200_000_000, request_size_kb: 513 } }
    expect(billOf(costOf(gateway, { apiType: 'http' }, http))).toEqual([
      ['Requests (first 300M)', 300, '1M requests', 1, 300],
      ['Requests (over 300M)', 100, '1M requests', 0.9, 90],
    ])
    const socket = {
      usage: {
        monthly_messages: 1_500_000_000,
        message_size_kb: 32,
        monthly_connection_mins: 10_000_000,
      },
    }
    expect(billOf(costOf(gateway, { apiType: 'websocket' }, socket))).toEqual([
      ['Messages (first 1B)', 1000, '1M messages', 1, 1000],
      ['Messages (over 1B)', 500, '1M messages', 0.8, 400],
      ['Connection duration', 10, '1M minutes', 0.25, 2.5],
    ])
    expect(costOf(gateway, { apiType: null }).status).toBe('unpriced')
  })
})

describe('an ECS service', () => {
  const ecs = 'aws.ecs-service'
  const fargate = { launchType: 'FARGATE', desiredCount: 2, taskCpu: 512, taskMemoryMb: 2048 }

  test('on Fargate costs the memory and the processors of its tasks', () => {
    const cost = costOf(ecs, fargate)
    expect(billOf(cost)).toEqual([
      ['Per GB per hour', 4, 'GB', 3.24485, 12.9794],
      ['Per vCPU per hour', 1, 'CPU', 29.5504, 29.5504],
    ])
    expect(cost.monthly).toBe(42.5298)
  })

  test('on machines of its cluster is free: they are billed', () => {
    expect(costOf(ecs, { launchType: 'EC2' })).toMatchObject({ status: 'free', monthly: 0 })
  })

  test('is unpriced where the catalog has no rate or a setting is unknown', () => {
    const status = (change: Settings) => costOf(ecs, { ...fargate, ...change }).status
    expect(status({ purchaseOption: 'spot' })).toBe('unpriced')
    expect(status({ architecture: 'ARM64' })).toBe('unpriced')
    expect(status({ ephemeralStorageGb: 50 })).toBe('unpriced')
    expect(status({ taskCpu: null })).toBe('unpriced')
    expect(status({ desiredCount: null })).toBe('unpriced')
    expect(status({ launchType: 'EXTERNAL' })).toBe('unpriced')
    expect(status({ launchType: null })).toBe('unpriced')
  })
})

test('an EKS cluster costs its hours, more when its version is old', () => {
  expect(costOf('aws.eks-cluster', {}).monthly).toBe(73)
  expect(costOf('aws.eks-cluster', { version: '1.28' }).monthly).toBe(438)
  expect(costOf('aws.eks-cluster', { version: null }).status).toBe('unpriced')
})

test('an EKS node group costs its nodes', () => {
  const settings = { desiredSize: 3, minSize: 1, instance: { instanceType: 't3.medium' } }
  expect(billOf(costOf('aws.eks-node-group', settings))[0]).toEqual([
    'Instance usage (Linux/UNIX, on-demand, t3.medium)',
    2190,
    'hours',
    0.0416,
    91.104,
  ])
  const unknown = { minSize: 1, instance: { instanceType: 't3.medium' } }
  expect(costOf('aws.eks-node-group', unknown).status).toBe('unpriced')
})

describe('an EFS file system', () => {
  const efs = 'aws.efs-file-system'

  test('costs what it stores, by class and zone', () => {
    const usage = {
      storage_gb: 230,
      infrequent_access_storage_gb: 100,
      monthly_infrequent_access_read_gb: 50,
      monthly_infrequent_access_write_gb: 100,
    }
    expect(billOf(costOf(efs, { infrequentAccess: true }, { usage }))).toEqual([
      ['Storage (standard)', 230, 'GB', 0.3, 69],
      ['Storage (standard, infrequent access)', 100, 'GB', 0.025, 2.5],
      ['Read requests (infrequent access)', 50, 'GB', 0.01, 0.5],
      ['Write requests (infrequent access)', 100, 'GB', 0.01, 1],
    ])
    expect(costOf(efs, { oneZone: true, infrequentAccess: true }, { usage }).monthly).toBe(39.63)
  })

  test('is unpriced when nobody knows whether it pays for throughput', () => {
    const usage = { storage_gb: 100 }
    const cost = costOf(efs, { throughputMode: null }, { usage })
    expect(cost).toMatchObject({ status: 'unpriced', monthly: null })
    expect(cost.components[1]?.source).toContain('throughputMode is not known')
  })

  test('pays for throughput beyond what its storage brings', () => {
    const settings = { throughputMode: 'provisioned', provisionedThroughput: 100 }
    expect(billOf(costOf(efs, settings, { usage: { storage_gb: 230 } }))[1]).toEqual([
      'Provisioned throughput',
      88.5,
      'MBps',
      6,
      531,
    ])
  })
})

describe('an Aurora cluster', () => {
  const cluster = 'aws.rds-cluster'

  test('costs storage, traffic, backups and history; its instances are billed for themselves', () => {
    const settings = {
      engine: 'aurora-mysql',
      backupRetentionDays: 5,
      backtrackWindowSeconds: 86_400,
    }
    const usage = {
      storage_gb: 100,
      read_requests_per_sec: 100,
      write_requests_per_sec: 50,
      backup_snapshot_size_gb: 200,
      average_statements_per_hr: 10_000_000,
      change_records_per_statement: 0.38,
      backtrack_window_hrs: 24,
      snapshot_export_size_gb: 200,
    }
    expect(billOf(costOf(cluster, settings, { usage }))).toEqual([
      ['Storage', 100, 'GB', 0.1, 10],
      ['I/O requests', 394.2, '1M requests', 0.2, 78.84],
      ['Backup storage', 800, 'GB', 0.021, 16.8],
      ['Backtrack', 66_576, '1M change-records', 0.012, 798.912],
      ['Snapshot export', 200, 'GB', 0.01, 2],
    ])
  })

  test('with optimized I/O pays for storage alone, without servers for capacity', () => {
    const optimized = { engine: 'aurora-postgresql', storageType: 'aurora-iopt1' }
    const usage = { storage_gb: 100, read_requests_per_sec: 100 }
    expect(costOf(cluster, optimized, { usage }).monthly).toBe(23)
    const serverless = { engine: 'aurora', engineMode: 'serverless' }
    expect(costOf(cluster, serverless, { usage: { capacity_units_per_hr: 50 } }).monthly).toBe(2190)
  })

  test("of plain MySQL has no price: Aurora's do not hold for it", () => {
    const usage = { storage_gb: 100 }
    expect(costOf(cluster, { engine: 'mysql' }, { usage }).status).toBe('unpriced')
    expect(costOf(cluster, { engine: null }, { usage }).status).toBe('unpriced')
  })
})

test('an Aurora instance costs its hours, or its capacity', () => {
  const instance = 'aws.rds-cluster-instance'
  const engine = 'aurora-postgresql'
  expect(costOf(instance, { engine, instanceClass: 'db.r4.large' }).monthly).toBe(211.7)
  const serverless = { engine, instanceClass: 'db.serverless' }
  const usage = { capacity_units_per_hr: 2 }
  expect(costOf(instance, serverless, { usage }).monthly).toBe(175.2)
  const optimized = { storageType: 'aurora-iopt1' }
  expect(costOf(instance, { ...serverless, ...optimized }, { usage }).monthly).toBe(233.6)
  const status = (settings: Settings) =>
    costOf(instance, { engine, instanceClass: 'db.r4.large', ...settings }).status
  expect(status(optimized)).toBe('unpriced')
  expect(status({ engine: 'mysql' })).toBe('unpriced')
  expect(status({ instanceClass: null })).toBe('unpriced')
})

test('an address costs its hours while idle; in use, the catalog has no price', () => {
  expect(costOf('aws.elastic-ip', {}).monthly).toBe(3.65)
  expect(costOf('aws.elastic-ip', { attached: true })).toMatchObject({
    status: 'unpriced',
    monthly: null,
  })
})

test('a key, a zone and a secret cost a month of themselves', () => {
  expect(costOf('aws.kms-key', {})).toMatchObject({ status: 'priced', monthly: 1 })
  expect(costOf('aws.route53-zone', {}, { region: null })).toMatchObject({ monthly: 0.5 })
  const usage = { monthly_requests: 100_000 }
  expect(costOf('aws.secret', {}, { usage }).monthly).toBe(0.9)
  expect(costOf('aws.secret', { replicaRegions: ['eu-west-1'] }).status).toBe('unpriced')
})

test('a log group costs what it takes in, keeps and searches', () => {
  const usage = { monthly_data_ingested_gb: 1000, storage_gb: 500, monthly_data_scanned_gb: 250 }
  expect(billOf(costOf('aws.log-group', {}, { usage }))).toEqual([
    ['Data ingested', 1000, 'GB', 0.5, 500],
    ['Archival Storage', 500, 'GB', 0.03, 15],
    ['Insights queries data scanned', 250, 'GB', 0.005, 1.25],
  ])
  const rare = { logClass: 'INFREQUENT_ACCESS' }
  expect(costOf('aws.log-group', rare, { usage }).status).toBe('unpriced')
})

describe('an SNS topic', () => {
  test('costs requests and deliveries above what is free', () => {
    const usage = {
      monthly_requests: 1_000_000,
      request_size_kb: 65,
      http_subscriptions: 3,
      sms_subscriptions: 1,
      sms_notification_price: 0.0075,
    }
    const known = billOf(costOf('aws.sns-topic', {}, { usage })).filter(
      ([, amount]) => amount !== null,
    )
    expect(known).toEqual([
      ['API requests (over 1M)', 1, '1M requests', 0.5, 0.5],
      ['HTTP/HTTPS notifications (over 100k)', 59, '100k notifications', 0.06, 3.54],
      ['SMS notifications (over 100)', 19_999, '100 notifications', 0.75, 14_999.25],
    ])
  })

  test('of FIFO costs requests and payload', () => {
    const usage = { monthly_requests: 10_485_760, request_size_kb: 10 }
    expect(billOf(costOf('aws.sns-topic', { fifo: true }, { usage })).slice(0, 2)).toEqual([
      ['FIFO Publish API requests', 10.48576, '1M requests', 0.3, 3.145728],
      ['FIFO Publish API payload', 100, 'GB', 0.017, 1.7],
    ])
    expect(costOf('aws.sns-topic', { fifo: null }, { usage }).status).toBe('unpriced')
  })
})

test('a VPC endpoint costs each interface and its data; a gateway is free', () => {
  const endpoint = 'aws.vpc-endpoint'
  expect(costOf(endpoint, {})).toMatchObject({ status: 'free', monthly: 0, components: [] })
  const settings = { endpointType: 'Interface', interfaceCount: 2 }
  const usage = { monthly_data_processed_gb: 1_500_000 }
  expect(billOf(costOf(endpoint, settings, { usage }))).toEqual([
    ['Data processed (first 1PB)', 1_000_000, 'GB', 0.01, 10_000],
    ['Data processed (next 4PB)', 500_000, 'GB', 0.006, 3000],
    ['Endpoint (Interface)', 1460, 'hours', 0.01, 14.6],
  ])
  expect(costOf(endpoint, { endpointType: null }).status).toBe('unpriced')
})
