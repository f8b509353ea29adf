import { describe, expect, test } from 'vitest'

import { billOf, costOf } from './cost-of.ts'

const ebs = 'aws.ebs-volume'
const s3 = 'aws.s3-bucket'

describe('an EBS volume', () => {
  test('costs its size, by type', () => {
    const monthly = (volumeType: string, sizeGb: number, rest = {}) =>
      costOf(ebs, { volumeType, sizeGb, ...rest }).monthly
    expect(monthly('gp2', 10)).toBe(1)
    expect(monthly('gp3', 10)).toBe(0.8)
    expect(monthly('st1', 40)).toBe(1.8)
    expect(monthly('sc1', 50)).toBe(0.75)
    expect(monthly('io1', 30, { iops: 300 })).toBe(23.25)
    expect(monthly('io2', 30, { iops: 300 })).toBe(23.25)
  })

  test('of gp3 pays above what is included', () => {
    expect(
      costOf(ebs, { volumeType: 'gp3', sizeGb: 40, iops: 4000, throughput: 130 }).monthly,
    ).toBe(8.4)
    expect(
      costOf(ebs, { volumeType: 'gp3', sizeGb: 40, iops: 3000, throughput: 125 }).monthly,
    ).toBe(3.2)
  })

  test('of magnetic disk depends on its requests', () => {
    const settings = { volumeType: 'standard', sizeGb: 20 }
    const idle = costOf(ebs, settings)
    expect(idle).toMatchObject({ status: 'priced', monthly: 1 })
    expect(idle.components[1]).toMatchObject({ quantity: null, unitPrice: 0.05, monthly: null })
    const usage = { monthly_standard_io_requests: 1_000_000 }
    expect(costOf(ebs, settings, { usage }).monthly).toBe(1.05)
  })

  test('has no price for what the catalog does not hold or nobody knows', () => {
    const status = (settings: Parameters<typeof costOf>[1]) => costOf(ebs, settings).status
    expect(status({ volumeType: 'io2', sizeGb: 100, iops: 40_000 })).toBe('unpriced')
    expect(status({ volumeType: 'io1', sizeGb: 100 })).toBe('unpriced')
    expect(status({ volumeType: 'gp2' })).toBe('unpriced')
    expect(status({ volumeType: null, sizeGb: 10 })).toBe('unpriced')
    expect(status({ volumeType: 'gp2', sizeGb: 10, iops: null })).toBe('priced')
    expect(status({ volumeType: 'gp3', sizeGb: 10, iops: null })).toBe('unpriced')
    expect(status({ volumeType: 'gp3', sizeGb: 10, throughput: null })).toBe('unpriced')
    expect(status({ volumeType: 'io1', sizeGb: 10, iops: null })).toBe('unpriced')
  })
})

describe('an S3 bucket', () => {
  test('depends on its usage: the prices are there, the amounts are not', () => {
    const cost = costOf(s3, {})
    expect(cost).toMatchObject({ status: 'priced', monthly: null })
    expect(billOf(cost)).toEqual([
      ['Standard > Storage', null, 'GB', 0.023, null],
      ['Standard > PUT, COPY, POST, LIST requests', null, '1k requests', 0.005, null],
      ['Standard > GET, SELECT, and all other requests', null, '1k requests', 0.0004, null],
      ['Standard > Select data scanned', null, 'GB', 0.002, null],
      ['Standard > Select data returned', null, 'GB', 0.0007, null],
    ])
  })

  test('costs what is stored and asked of it, in each class that is used', () => {
    const usage = {
      standard: {
        storage_gb: 10_000,
        monthly_tier_1_requests: 1_000_000,
        monthly_tier_2_requests: 100_000,
      },
      glacier_deep_archive: { storage_gb: 50_000, monthly_bulk_data_retrieval_requests: 10_000 },
    }
    const cost = costOf(s3, {}, { usage })
    const known = billOf(cost).filter(([, quantity]) => quantity !== null)
    expect(known).toEqual([
      ['Standard > Storage', 10_000, 'GB', 0.023, 230],
      ['Standard > PUT, COPY, POST, LIST requests', 1000, '1k requests', 0.005, 5],
      ['Standard > GET, SELECT, and all other requests', 100, '1k requests', 0.0004, 0.04],
      ['Glacier deep archive > Storage', 50_000, 'GB', 0.00099, 49.5],
      ['Glacier deep archive > Retrieval requests (bulk)', 10, '1k requests', 0.025, 0.25],
    ])
    expect(cost.monthly).toBe(284.79)
  })

  test('lists the classes that a lifecycle rule moves objects to', () => {
    const names = billOf(costOf(s3, { lifecycleStorageClasses: ['GLACIER'] })).map(([name]) => name)
    expect(names).toContain('Glacier flexible retrieval > Storage')
    expect(names).not.toContain('Glacier deep archive > Storage')
  })

  test('has the prices of its own region alone', () => {
    const usage = { standard: { storage_gb: 100 } }
    expect(costOf(s3, {}, { usage, region: 'eu-west-2' }).monthly).toBe(2.4)
    expect(costOf(s3, {}, { usage, region: 'eu-west-1' })).toMatchObject({
      status: 'unpriced',
      monthly: null,
    })
    const archive = { glacier_deep_archive: { storage_gb: 100 } }
    expect(costOf(s3, {}, { usage: archive, region: 'eu-west-2' }).status).toBe('unpriced')
  })
})
