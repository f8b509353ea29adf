import { describe, expect, test } from 'vitest'

import { billOf, costOf } from './cost-of.ts'

describe('a Lambda function', () => {
  const lambda = 'aws.lambda-function'

  test('depends on its usage', () => {
    const cost = costOf(lambda, {})
    expect(cost).toMatchObject({ status: 'priced', monthly: null })
    expect(billOf(cost)).toEqual([
      ['Requests', null, '1M requests', 0.2, null],
      ['Duration (first 6B)', null, 'GB-seconds', 0.0000166667, null],
    ])
  })

  test('costs its requests and the memory that they hold', () => {
    const usage = { monthly_requests: 100_000, request_duration_ms: 350 }
    expect(billOf(costOf(lambda, { memoryMb: 512 }, { usage }))).toEqual([
      ['Requests', 0.1, '1M requests', 0.2, 0.02],
      ['Duration (first 6B)', 17_500, 'GB-seconds', 0.0000166667, 0.29166725],
    ])
    const arm = { memoryMb: 512, architecture: 'arm64' }
    expect(billOf(costOf(lambda, arm, { usage }))[1]?.slice(3)).toEqual([0.0000133334, 0.2333345])
  })

  test('is cheaper by the tier', () => {
    const usage = { monthly_requests: 15_000_000_000, request_duration_ms: 2048 }
    const cost = costOf(lambda, { memoryMb: 2048 }, { usage })
    expect(billOf(cost)).toEqual([
      ['Requests', 15_000, '1M requests', 0.2, 3000],
      ['Duration (first 6B)', 6e9, 'GB-seconds', 0.0000166667, 100_000.2],
      ['Duration (next 9B)', 9e9, 'GB-seconds', 0.000015, 135_000],
      ['Duration (over 15B)', 46.44e9, 'GB-seconds', 0.0000133334, 619_203.096],
    ])
    expect(cost.monthly).toBe(857_203.296)
  })

  test('pays for storage above 512 MB', () => {
    const usage = { monthly_requests: 1_000_000, request_duration_ms: 1000 }
    const bill = billOf(costOf(lambda, { ephemeralStorageMb: 1536 }, { usage }))
    expect(bill[2]).toEqual(['Ephemeral storage', 1e6, 'GB-seconds', 3.09e-8, 0.0309])
  })

  test('with unknown memory or environments kept warm has no total', () => {
    expect(costOf(lambda, { memoryMb: null }).status).toBe('unpriced')
    const warm = costOf(lambda, { provisionedConcurrency: 2, memoryMb: 1024 })
    expect(warm.status).toBe('unpriced')
    expect(warm.components[2]).toMatchObject({ quantity: 2 * 730 * 3600, unitPrice: null })
  })
})

describe('a load balancer', () => {
  const balancer = 'aws.load-balancer'

  test('costs its hours, and units for the dimension that needs most', () => {
    const usage = { new_connections: 10_000, active_connections: 1000, processed_bytes_gb: 1000 }
    expect(billOf(costOf(balancer, {}, { usage }))).toEqual([
      ['Application load balancer', 730, 'hours', 0.0225, 16.425],
      ['Load balancer capacity units', 1000, 'LCU', 5.84, 5840],
    ])
    const network = { loadBalancerType: 'network' }
    expect(billOf(costOf(balancer, network, { usage: { new_connections: 8000 } }))).toEqual([
      ['Network load balancer', 730, 'hours', 0.0225, 16.425],
      ['Load balancer capacity units', 10, 'LCU', 4.38, 43.8],
    ])
  })

  test('of the classic type is billed for its data', () => {
    const usage = { monthly_data_processed_gb: 1000 }
    expect(billOf(costOf(balancer, { loadBalancerType: 'classic' }, { usage }))).toEqual([
      ['Classic load balancer', 730, 'hours', 0.025, 18.25],
      ['Data processed', 1000, 'GB', 0.008, 8],
    ])
  })

  test('of unknown type, or of one that the catalog does not hold, is unpriced', () => {
    expect(costOf(balancer, { loadBalancerType: null }).status).toBe('unpriced')
    expect(costOf(balancer, { loadBalancerType: 'gateway' }).status).toBe('unpriced')
  })
})

test('a NAT gateway costs its hours and what goes through it', () => {
  const usage = { monthly_data_processed_gb: 100 }
  expect(billOf(costOf('aws.nat-gateway', {}, { usage }))).toEqual([
    ['NAT gateway', 730, 'hours', 0.045, 32.85],
    ['Data processed', 100, 'GB', 0.045, 4.5],
  ])
  expect(costOf('aws.nat-gateway', {})).toMatchObject({ status: 'priced', monthly: 32.85 })
})

test('an SQS queue costs its requests, each started 64 KB being one', () => {
  const monthly = (fifo: boolean | null, usage: Record<string, number>) =>
    costOf('aws.sqs-queue', { fifo }, { usage }).monthly
  expect(monthly(false, { monthly_requests: 1_000_000 })).toBe(0.4)
  expect(monthly(false, { monthly_requests: 1_000_000, request_size_kb: 65 })).toBe(0.8)
  expect(monthly(true, { monthly_requests: 1_000_000, request_size_kb: 63 })).toBe(0.5)
  expect(monthly(null, { monthly_requests: 1_000_000 })).toBe(null)
})

describe('a CloudFront distribution', () => {
  const cloudfront = 'aws.cloudfront-distribution'

  test('depends on its usage, and shows its home market until there is some', () => {
    const cost = costOf(cloudfront, {}, { region: null })
    expect(cost).toMatchObject({ status: 'priced', monthly: null })
    expect(billOf(cost).map(([name]) => name)).toEqual([
      'Invalidation requests (first 1k)',
      'US, Mexico, Canada > Data transfer out to internet (first 10TB)',
      'US, Mexico, Canada > Data transfer out to origin',
      'US, Mexico, Canada > HTTP requests',
      'US, Mexico, Canada > HTTPS requests',
    ])
  })

  test('costs what each group of edges serves, cheaper by the tier', () => {
    const usage = {
      monthly_data_transfer_to_internet_gb: { europe: 60_000 },
      monthly_http_requests: { europe: 10_000_000 },
      monthly_invalidation_requests: 1200,
    }
    const cost = costOf(cloudfront, {}, { usage })
    expect(billOf(cost).filter(([, quantity]) => quantity !== null)).toEqual([
      ['Invalidation requests (first 1k)', 1000, 'paths', 0, 0],
      ['Invalidation requests (over 1k)', 200, 'paths', 0.005, 1],
      ['Europe, Israel > Data transfer out to internet (first 10TB)', 10_240, 'GB', 0.085, 870.4],
      ['Europe, Israel > Data transfer out to internet (next 40TB)', 40_960, 'GB', 0.08, 3276.8],
      ['Europe, Israel > Data transfer out to internet (next 100TB)', 8800, 'GB', 0.06, 528],
      ['Europe, Israel > HTTP requests', 1000, '10k requests', 0.009, 9],
    ])
    expect(cost.monthly).toBe(4685.2)
  })

  test('pays for its features', () => {
    const settings = {
      dedicatedIpCertificate: true,
      fieldLevelEncryption: true,
      realtimeLogs: true,
      originShieldRegions: ['sa-east-1', 'eu-west-1'],
    }
    const usage = {
      monthly_encryption_requests: 100_000,
      monthly_log_lines: 5_000_000,
      monthly_shield_requests: { south_america: 10_000 },
    }
    const cost = costOf(cloudfront, settings, { usage })
    expect(billOf(cost).slice(0, 5)).toEqual([
      ['Field level encryption requests', 10, '10k requests', 0.02, 0.2],
      ['Real-time log requests', 5, '1M lines', 0.01, 0.05],
      ['Dedicated IP custom SSLs', 1, 'certificates', 600, 600],
      ['Origin shield HTTP requests (South America sa-east-1)', 1, '10k requests', 0.016, 0.016],
      ['Origin shield HTTP requests (Europe eu-west-1)', null, '10k requests', null, null],
    ])
    expect(cost).toMatchObject({ status: 'priced', monthly: 600.266 })
    const unknown = costOf(cloudfront, { originShieldRegions: null }, { usage })
    expect(unknown).toMatchObject({ status: 'priced', monthly: 0.25 })
    expect(unknown.components.map(({ source }) => source)).toContain(
      'no price: the setting originShieldRegions is not known',
    )
  })
})
