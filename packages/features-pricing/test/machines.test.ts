import { describe, expect, test } from 'vitest'

import { vcpusOf } from '../src/vcpus.ts'
import { billOf, costOf } from './cost-of.ts'

const ec2 = 'aws.ec2-instance'
const group = 'aws.auto-scaling-group'

describe('an EC2 instance', () => {
  test('costs 730 hours and its root disk', () => {
    const cost = costOf(ec2, { instanceType: 't3.large' })
    expect(cost).toMatchObject({ status: 'priced', monthly: 61.536 })
    expect(billOf(cost)).toEqual([
      ['Instance usage (Linux/UNIX, on-demand, t3.large)', 730, 'hours', 0.0832, 60.736],
      ['Storage (general purpose SSD, gp2)', 8, 'GB', 0.1, 0.8],
    ])
  })

  test('that runs part of the month costs its hours', () => {
    const cost = costOf(ec2, { instanceType: 'm5.large' }, { usage: { monthly_hrs: 100 } })
    expect(billOf(cost)[0]?.slice(1)).toEqual([100, 'hours', 0.096, 9.6])
  })

  test('is billed for monitoring, EBS optimisation, credits and further disks', () => {
    const cost = costOf(
      ec2,
      {
        instanceType: 'r3.xlarge',
        ebsOptimized: true,
        detailedMonitoring: true,
        rootVolume: { volumeType: 'standard', sizeGb: 20 },
        extraVolumes: [
          { volumeType: 'gp3', sizeGb: 40, iops: 4000, throughput: 130 },
          { volumeType: 'io1', sizeGb: 30, iops: 300 },
          { volumeType: 'standard', sizeGb: 10 },
        ],
      },
      {
        usage: {
          root_block_device: { monthly_standard_io_requests: 2_000_000 },
          'ebs_block_device[2]': { monthly_standard_io_requests: 1_000_000 },
        },
      },
    )
    expect(billOf(cost)).toEqual([
      ['Instance usage (Linux/UNIX, on-demand, r3.xlarge)', 730, 'hours', 0.333, 243.09],
      ['EBS-optimized usage', 730, 'hours', 0.02, 14.6],
      ['EC2 detailed monitoring', 7, 'metrics', 0.3, 2.1],
      ['Storage (magnetic)', 20, 'GB', 0.05, 1],
      ['I/O requests', 2, '1M request', 0.05, 0.1],
      ['Storage (general purpose SSD, gp3)', 40, 'GB', 0.08, 3.2],
      ['Provisioned throughput', 5, 'Mbps', 0.04, 0.2],
      ['Provisioned IOPS', 1000, 'IOPS', 0.005, 5],
      ['Storage (provisioned IOPS SSD, io1)', 30, 'GB', 0.125, 3.75],
      ['Provisioned IOPS', 300, 'IOPS', 0.065, 19.5],
      ['Storage (magnetic)', 10, 'GB', 0.05, 0.5],
      ['I/O requests', 1, '1M request', 0.05, 0.05],
    ])
    expect(cost.monthly).toBe(293.09)
  })

  test('pays for credits by the vCPU, only when it may exceed its baseline', () => {
    const usage = { monthly_cpu_credit_hrs: 350 }
    const names = (cpuCredits: string) =>
      billOf(costOf(ec2, { instanceType: 't3.medium', cpuCredits }, { usage })).map(
        ([name]) => name,
      )
    const credits = costOf(ec2, { instanceType: 't3.medium' }, { usage }).components[1]
    expect(credits).toMatchObject({ quantity: 700, unitPrice: 0.05, monthly: 35, usageBased: true })
    expect(names('unlimited')).toContain('CPU credits')
    expect(names('standard')).not.toContain('CPU credits')
  })

  test('with Windows or on dedicated hardware has a price of its own, or none', () => {
    const windows = { usage: { operating_system: 'windows' } }
    expect(costOf(ec2, { instanceType: 't3.medium' }, windows).components[0]).toMatchObject({
      name: 'Instance usage (Windows, on-demand, t3.medium)',
      monthly: 43.8,
    })
    expect(costOf(ec2, { instanceType: 't3.large' }, windows)).toMatchObject({
      status: 'unpriced',
      monthly: null,
    })
    const dedicated = { tenancy: 'dedicated' }
    expect(costOf(ec2, { instanceType: 'm3.medium', ...dedicated }).components[0]).toMatchObject({
      monthly: 54.02,
    })
    expect(costOf(ec2, { instanceType: 't3.large', ...dedicated }).status).toBe('unpriced')
  })

  test('whose price cannot be known is unpriced, and says why', () => {
    const why = (settings: Parameters<typeof costOf>[1], options = {}) => {
      const cost = costOf(ec2, settings, options)
      expect(cost).toMatchObject({ status: 'unpriced', monthly: null })
      expect(cost.components[0]).toMatchObject({ monthly: null })
      return cost.components[0]?.source
    }
    const type = { instanceType: 't3.large' }
    expect(why({})).toBe('no price: the setting instanceType is not known')
    expect(why(type, { region: null })).toBe('no price: the region is not known')
    expect(why(type, { region: 'eu-west-3' })).toContain(
      't3.large (aws.ec2, on-demand-linux) in eu',
    )
    expect(why({ ...type, purchaseOption: 'spot' })).toContain('no spot prices')
    expect(why({ ...type, purchaseOption: null })).toContain('purchaseOption is not known')
    expect(why({ ...type, tenancy: null })).toContain('tenancy is not known')
    const reserved = { usage: { reserved_instance_term: '1_year' } }
    expect(why(type, reserved)).toContain('reserved-linux-1_year-no_upfront')
  })

  test('with one unknown disk lists what is known, and still has no total', () => {
    const cost = costOf(ec2, { instanceType: 't3.large', rootVolume: { sizeGb: null } })
    expect(cost).toMatchObject({ status: 'unpriced', monthly: null })
    expect(cost.components.map(({ monthly }) => monthly)).toEqual([60.736, null])
    expect(cost.components[1]?.source).toContain('the setting sizeGb is not known')
  })
})

describe('an Auto Scaling group', () => {
  const instance = { instanceType: 't3.micro' }

  test('costs as many machines as it keeps: expected, else desired, and never the least for unknown', () => {
    const hours = (settings: Parameters<typeof costOf>[1], usage = {}) =>
      costOf(group, { instance, ...settings }, { usage }).components[0]?.quantity
    expect(hours({ minSize: 2, maxSize: 8 })).toBe(null)
    expect(hours({ minSize: 2, desiredCapacity: 3 })).toBe(3 * 730)
    expect(hours({ minSize: 2, desiredCapacity: 3 }, { instances: 4.5 })).toBe(4.5 * 730)
    const cost = costOf(group, { desiredCapacity: 2, instance })
    expect(cost.monthly).toBe(16.784)
  })

  test('of unknown size is unpriced', () => {
    const cost = costOf(group, { instance })
    expect(cost).toMatchObject({ status: 'unpriced', monthly: null })
    expect(cost.components[0]?.source).toContain('the setting desiredCapacity is not known')
  })

  test('of no members costs nothing', () => {
    expect(costOf(group, { desiredCapacity: 0, instance })).toMatchObject({
      status: 'priced',
      monthly: 0,
    })
  })

  test('buys above its base in the given ratio, rounded in favour of on demand', () => {
    const mixed = { onDemandBaseCapacity: 1, onDemandPercentageAboveBase: 25 }
    const bill = billOf(costOf(group, { desiredCapacity: 4, instance, ...mixed }))
    expect(bill.slice(0, 2).map(([name, quantity]) => [name, quantity])).toEqual([
      ['Instance usage (Linux/UNIX, on-demand, t3.micro)', 2 * 730],
      ['Instance usage (Linux/UNIX, spot, t3.micro)', 2 * 730],
    ])
  })
})

test('vCPUs are read off a type, and not guessed', () => {
  expect(['t3.micro', 't2.micro', 't3.large', 'm5.xlarge', 'r6gd.16xlarge'].map(vcpusOf)).toEqual([
    2, 1, 2, 4, 64,
  ])
  expect(['m1.large', 'u-6tb1.metal', 'm5.metal', 'nonsense'].map(vcpusOf)).toEqual([
    null,
    null,
    null,
    null,
  ])
})
