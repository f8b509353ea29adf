import { expect, test } from 'vitest'

import { billOf, costOf } from '../cost-of.ts'

const kind = 'aws.elastic-beanstalk-environment'
const region = 'eu-west-1'

test('an environment costs its machines, its balancer, its database and its logs', () => {
  const settings = {
    instanceCount: 4,
    instance: { instanceType: 'c4.large', rootVolume: { volumeType: 'io1', iops: 300 } },
    loadBalancerType: 'network',
    hasDatabase: true,
    database: {
      engine: 'postgres',
      instanceClass: 'db.m6g.xlarge',
      multiAz: true,
      allocatedStorageGb: 100,
    },
    streamLogs: true,
  }
  const usage = {
    lb: { processed_bytes_gb: 100 },
    db: { additional_backup_storage_gb: 1000 },
    cloudwatch: { monthly_data_ingested_gb: 1000 },
  }
  expect(billOf(costOf(kind, settings, { usage, region })).slice(0, 9)).toEqual([
    [
      'aws_launch_configuration > Instance usage (Linux/UNIX, on-demand, c4.large)',
      2920,
      'hours',
      0.113,
      329.96,
    ],
    ['aws_launch_configuration > Storage (provisioned IOPS SSD, io1)', 32, 'GB', 0.138, 4.416],
    ['aws_launch_configuration > Provisioned IOPS', 1200, 'IOPS', 0.072, 86.4],
    ['aws_loadbalancer > Network load balancer', 730, 'hours', 0.0252, 18.396],
    ['aws_loadbalancer > Load balancer capacity units', 100, 'LCU', 4.38, 438],
    [
      'aws_db_instance > Database instance (on-demand, Multi-AZ, db.m6g.xlarge)',
      730,
      'hours',
      0.704,
      513.92,
    ],
    ['aws_db_instance > Storage (general purpose SSD, gp2)', 100, 'GB', 0.253, 25.3],
    ['aws_db_instance > Additional backup storage', 1000, 'GB', 0.095, 95],
    ['aws_cloudwatch_log_group > Data ingested', 1000, 'GB', 0.57, 570],
  ])
})

test('an environment of one machine has no balancer, and one of unknown parts no price', () => {
  const machine = { instance: { instanceType: 't3.small' } }
  const single = costOf(kind, { ...machine, loadBalancerType: 'none' }, { region })
  expect(single.monthly).toBe(17.524)
  for (const part of ['loadBalancerType', 'hasDatabase', 'streamLogs', 'instanceCount']) {
    expect(costOf(kind, { ...machine, [part]: null }, { region }).status, part).toBe('unpriced')
  }
  expect(costOf(kind, {}, { region }).status).toBe('unpriced')
})
