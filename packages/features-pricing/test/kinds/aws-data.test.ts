import { describe, expect, test } from 'vitest'

import { billOf, costOf } from '../cost-of.ts'

type Settings = Parameters<typeof costOf>[1]

const usEast2 = { region: 'us-east-2' }
const london = { region: 'eu-west-2' }

describe('an OpenSearch domain', () => {
  const domain = 'aws.opensearch-domain'
  const nodes = { instanceType: 'c4.2xlarge.elasticsearch', instanceCount: 2 }
  const disk = { ebs: true, volumeType: 'gp3', volumeSizeGb: 150 }

  test('costs its machines, those of its masters and its warm ones, and a disk', () => {
    const settings = {
      ...nodes,
      dedicatedMasterType: 'c4.8xlarge.search',
      dedicatedMasterCount: 1,
      warmType: 'ultrawarm1.medium.search',
      warmCount: 2,
      ebs: true,
      volumeSizeGb: 400,
    }
    expect(billOf(costOf(domain, settings))).toEqual([
      ['Instance (on-demand, c4.2xlarge.elasticsearch)', 1460, 'hours', 0.587, 857.02],
      ['Storage (gp2)', 400, 'GB', 0.135, 54],
      ['Dedicated master (on-demand, c4.8xlarge.search)', 730, 'hours', 2.347, 1713.31],
      ['UltraWarm instance (on-demand, ultrawarm1.medium.search)', 1460, 'hours', 0.238, 347.48],
    ])
  })

  test.each([
    [{ throughput: 125 }, null],
    [{ throughput: 200 }, 150],
    [{ volumeSizeGb: 180, throughput: 250 }, null],
    [{ volumeSizeGb: 4000, throughput: 700 }, 400],
    [{ volumeSizeGb: 5000, throughput: 500 }, null],
  ])('on gp3 pays for throughput beyond what its size brings: %j', (change: Settings, extra) => {
    const lines = billOf(costOf(domain, { ...nodes, ...disk, ...change }))
    const found = lines.find(([name]) => name === 'Throughput (gp3)')
    expect(found?.[1] ?? null).toBe(extra)
  })

  test('reserved costs what is paid by the hour, and has no price where that is not known', () => {
    const usage = { reserved_instance_term: '1_year' }
    expect(billOf(costOf(domain, nodes, { usage }))).toEqual([
      ['Instance (reserved, c4.2xlarge.elasticsearch)', 1460, 'hours', 0.405, 591.3],
    ])
    const partly = { ...usage, reserved_instance_payment_option: 'partial_upfront' }
    expect(costOf(domain, nodes, { usage: partly }).status).toBe('unpriced')
  })

  test('is unpriced when what it consists of is not known', () => {
    const status = (change: Settings) => costOf(domain, { ...nodes, ...disk, ...change }).status
    expect(status({})).toBe('priced')
    for (const setting of ['instanceType', 'instanceCount', 'ebs', 'volumeType', 'volumeSizeGb']) {
      expect(status({ [setting]: null }), setting).toBe('unpriced')
    }
    expect(status({ throughput: null })).toBe('unpriced')
    expect(status({ iops: 5000 })).toBe('unpriced')
    expect(status({ warmCount: 2 })).toBe('unpriced')
  })
})

describe('a Kinesis stream', () => {
  const stream = 'aws.kinesis-stream'

  test('with shards costs them by the hour', () => {
    const usage = {
      monthly_provisioned_put_units: 6_500_000,
      monthly_provisioned_extended_retention_gb: 100,
      monthly_provisioned_efo_consumer_hours: 100,
    }
    const cost = costOf(stream, { shardCount: 4 }, { usage, ...usEast2 })
    expect(billOf(cost).filter(([, quantity]) => quantity !== null)).toEqual([
      ['PROVISIONED', 2920, 'hours', 0.015, 43.8],
      ['Put request unit', 6_500_000, 'units', 0.000000014, 0.091],
      ['Extended retention (24H to 7D)', 100, 'GB', 0.02, 2],
      ['Enhanced Fan Out (EFO)', 100, 'consumer-shard hour', 0.015, 1.5],
    ])
  })

  test('on demand costs its hours and its data', () => {
    const usage = { monthly_on_demand_data_in_gb: 10, monthly_on_demand_efo_data_out_gb: 2 }
    expect(billOf(costOf(stream, { mode: 'ON_DEMAND' }, { usage })).slice(0, 4)).toEqual([
      ['ON_DEMAND', 730, 'hours', 0.04, 29.2],
      ['Data ingested', 10, 'GB', 0.08, 0.8],
      ['Data retrieval', null, 'GB', 0.04, null],
      ['Enhanced Fan Out (EFO) Data retrieval', 2, 'GB', 0.05, 0.1],
    ])
  })

  test('is unpriced without its mode or its shards', () => {
    expect(costOf(stream, { mode: null }).status).toBe('unpriced')
    expect(costOf(stream, { shardCount: null }).status).toBe('unpriced')
  })
})

test('a Firehose costs its data by tier, and what is done with it on the way', () => {
  const usage = { monthly_data_ingested_gb: 3_000_000 }
  const settings = { formatConversion: true, deliverySubnets: 2 }
  expect(billOf(costOf('aws.kinesis-firehose', settings, { usage, ...london }))).toEqual([
    ['Data ingested (first 500TB)', 512_000, 'GB', 0.035, 17_920],
    ['Data ingested (next 1.5PB)', 1_536_000, 'GB', 0.03, 46_080],
    ['Data ingested (next 3PB)', 952_000, 'GB', 0.024, 22_848],
    ['Format conversion', 3_000_000, 'GB', 0.021, 63_000],
    ['VPC data', 3_000_000, 'GB', 0.01, 30_000],
    ['VPC AZ delivery', 1460, 'hours', 0.011, 16.06],
  ])
  const unknown = { formatConversion: null, deliverySubnets: null }
  expect(costOf('aws.kinesis-firehose', unknown, { usage, ...london }).status).toBe('unpriced')
})

describe('what is not known', () => {
  test.each([
    ['aws.kinesis-analytics-application', { runtime: null }],
    ['aws.mwaa-environment', { environmentClass: null }],
    ['aws.mwaa-environment', { environmentClass: 'mw1.2xlarge' }],
    ['aws.neptune-cluster', { storageType: null }],
    ['aws.neptune-cluster-instance', {}],
    ['aws.neptune-cluster-instance', { instanceClass: 'db.t3.medium', storageType: null }],
    ['aws.docdb-cluster', { backupRetentionDays: null }],
    ['aws.docdb-cluster-instance', {}],
    ['aws.database-snapshot', {}],
    ['aws.redshift-cluster', {}],
    ['aws.redshift-cluster', { nodeType: 'dc2.large', nodeCount: null }],
    ['aws.dms-replication-instance', {}],
    ['aws.dms-replication-instance', { instanceClass: 'dms.t2.micro', multiAz: null }],
    ['aws.dms-replication-instance', { instanceClass: 'dms.t2.micro', allocatedStorageGb: null }],
    ['aws.msk-cluster', { instanceType: 'kafka.t3.small' }],
    ['aws.msk-cluster', { brokerCount: 3 }],
    ['aws.mq-broker', { instanceType: 'mq.t2.micro' }],
    ['aws.mq-broker', { engine: 'ActiveMQ' }],
    ['aws.mq-broker', { engine: 'ActiveMQ', instanceType: 'mq.t2.micro', deployment: null }],
    ['aws.glue-job', { dpus: null }],
    ['aws.fsx-file-system', { storageGb: 10, throughput: 8 }],
    ['aws.fsx-file-system', { system: 'openzfs', throughput: 8 }],
    ['aws.fsx-file-system', { system: 'openzfs', storageGb: 10, throughput: 8, iops: null }],
    ['aws.fsx-file-system', { system: 'openzfs', storageGb: 10, throughput: 8, deployment: null }],
    ['aws.api-gateway-stage', { cacheSizeGb: null }],
    ['aws.lightsail-instance', {}],
    ['aws.ec2-host', {}],
    ['aws.s3-bucket-report', {}],
  ])('leaves %s with %j without a price', (kind, settings: Settings) => {
    expect(costOf(kind, settings)).toMatchObject({ status: 'unpriced', monthly: null })
  })

  test('and what is not there costs nothing', () => {
    expect(costOf('aws.docdb-cluster', {}).status).toBe('free')
    expect(costOf('aws.api-gateway-stage', {}).status).toBe('free')
  })
})
