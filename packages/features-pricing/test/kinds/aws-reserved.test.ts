import { describe, expect, test } from 'vitest'

import { costOf } from '../cost-of.ts'

type Settings = Parameters<typeof costOf>[1]

describe('a commitment costs by the hour', () => {
  const ec2 = { instanceType: 't3.medium' }
  const rds = { engine: 'mysql', instanceClass: 'db.t3.large' }
  const aurora = { engine: 'aurora-mysql', instanceClass: 'db.r4.large' }
  const cache = { engine: 'redis', nodeType: 'cache.m6g.12xlarge', nodeCount: 2 }
  test.each([
    ['aws.ec2-instance', ec2, '1_year', 'no_upfront', 0.0261, 19.053],
    ['aws.ec2-instance', ec2, '3_year', 'partial_upfront', 0.0083, 6.059],
    ['aws.rds-instance', rds, '1_year', 'no_upfront', 0.0957, 69.861],
    ['aws.rds-instance', { ...rds, multiAz: true }, '3_year', 'partial_upfront', 0.0695, 50.735],
    ['aws.rds-cluster-instance', aurora, '1_year', 'partial_upfront', 0.09, 65.7],
    ['aws.elasticache', cache, '1_year', 'no_upfront', 2.428, 3544.88],
    ['aws.elasticache', cache, '3_year', 'no_upfront', 1.844, 2692.24],
    ['aws.elasticache', cache, '1_year', 'partial_upfront', 1.156, 1687.76],
    ['aws.ec2-host', { family: 'm5' }, '3_year', 'no_upfront', 2.19, 1598.7],
  ])('%s of %j, %s, %s', (kind, settings: Settings, term, payment, unitPrice, monthly) => {
    const usage = {
      reserved_instance_term: term,
      reserved_instance_payment_option: payment,
    }
    const [line] = costOf(kind, settings, { usage }).components
    expect(line).toMatchObject({ unitPrice, monthly })
    expect(line?.name).toContain('reserved')
    expect(line?.source.includes('beginning of the term is not counted')).toBe(
      payment === 'partial_upfront',
    )
  })

  test('that may be exchanged costs more', () => {
    const usage = { reserved_instance_type: 'convertible', reserved_instance_term: '1_year' }
    expect(costOf('aws.ec2-instance', ec2, { usage }).components[0]?.unitPrice).toBe(0.03)
  })

  test('and nothing by the hour when all of it is paid at its beginning', () => {
    const usage = { reserved_instance_payment_option: 'all_upfront' }
    const [line] = costOf('aws.rds-instance', rds, { usage }).components
    expect(line).toMatchObject({ unitPrice: 0, monthly: 0 })
    expect(line?.source).toContain('paid at the beginning')
  })

  test('and has no price where nobody says what it costs', () => {
    const usage = { reserved_instance_payment_option: 'heavy_utilization' }
    expect(costOf('aws.elasticache', cache, { usage }).status).toBe('unpriced')
    expect(costOf('aws.rds-instance', { ...rds, multiAz: null }, { usage: {} }).status).toBe(
      'unpriced',
    )
  })
})

test('a machine on a dedicated host is billed with it, and pays for its disk', () => {
  const cost = costOf('aws.ec2-instance', { instanceType: 'c5.large', tenancy: 'host' })
  expect(cost.monthly).toBe(0.8)
  expect(cost.components[0]?.source).toContain('billed with its dedicated host')
})

test('insight into a database without servers is kept by its capacity', () => {
  const settings = {
    engine: 'aurora-postgresql',
    instanceClass: 'db.serverless',
    performanceInsights: true,
    performanceInsightsRetentionDays: 731,
  }
  const cost = costOf('aws.rds-cluster-instance', settings, { usage: { capacity_units_per_hr: 5 } })
  expect(cost.components[1]).toMatchObject({
    name: 'Performance Insights Long Term Retention (serverless)',
    quantity: 5,
    monthly: 1.88,
  })
})
