import { describe, expect, test } from 'vitest'

import { billOf, costOf } from '../cost-of.ts'

type Settings = Parameters<typeof costOf>[1]

const london = { region: 'eu-west-2' }

describe('a bill of a few lines:', () => {
  test.each([
    [
      'aws.kinesis-analytics-application',
      { runtime: 'flink' },
      { kinesis_processing_units: 10, durable_application_backup_gb: 100 },
      london,
      [
        ['Processing (stream)', 10, 'KPU', 92.71, 927.1],
        ['Processing (orchestration)', 1, 'KPU', 92.71, 92.71],
        ['Running storage', 500, 'GB', 0.116, 58],
        ['Backup', 100, 'GB', 0.024, 2.4],
      ],
    ],
    [
      'aws.kinesis-analytics-application',
      {},
      { kinesis_processing_units: 10, durable_application_backup_gb: 100 },
      london,
      [['Processing (stream)', 10, 'KPU', 92.71, 927.1]],
    ],
    [
      'aws.kinesis-analytics-snapshot',
      {},
      { durable_application_backup_gb: 50 },
      london,
      [['Backup', 50, 'GB', 0.024, 1.2]],
    ],
    [
      'aws.mwaa-environment',
      { environmentClass: 'mW1.laRgE' },
      { additional_workers: 2.5, additional_schedulers: 3, meta_database_gb: 1000 },
      {},
      [
        ['Environment (Large)', 730, 'hours', 0.99, 722.7],
        ['Worker (Large)', 1825, 'hours', 0.22, 401.5],
        ['Scheduler (Large)', 2190, 'hours', 0.22, 481.8],
        ['Meta database', 1000, 'GB', 0.1, 100],
      ],
    ],
    [
      'aws.neptune-cluster',
      { backupRetentionDays: 5 },
      { storage_gb: 100, monthly_io_requests: 10_000_000, backup_storage_gb: 1000 },
      london,
      [
        ['Storage', 100, 'GB', 0.116, 11.6],
        ['I/O requests', 10, '1M request', 0.232, 2.32],
        ['Backup storage', 1000, 'GB', 0.022, 22],
      ],
    ],
    [
      'aws.neptune-cluster-instance',
      { instanceClass: 'db.t3.medium' },
      { monthly_cpu_credit_hrs: 10 },
      london,
      [
        ['Database instance (on-demand, db.t3.medium)', 730, 'hours', 0.112, 81.76],
        ['CPU credits', 10, 'vCPU-hours', 0.15, 1.5],
      ],
    ],
    [
      'aws.docdb-cluster',
      { backupRetentionDays: 5 },
      { backup_storage_gb: 1000 },
      {},
      [['Backup storage', 1000, 'GB', 0.021, 21]],
    ],
    [
      'aws.docdb-cluster-instance',
      { instanceClass: 'db.r5.4xlarge' },
      { data_storage_gb: 1000, monthly_io_requests: 100_000_000 },
      {},
      [
        ['Database instance (on-demand, db.r5.4xlarge)', 730, 'hours', 2.216, 1617.68],
        ['Storage', 1000, 'GB', 0.1, 100],
        ['I/O requests', 100, '1M requests', 0.2, 20],
      ],
    ],
    [
      'aws.database-snapshot',
      { database: 'neptune' },
      { backup_storage_gb: 1000 },
      london,
      [['Backup storage', 1000, 'GB', 0.022, 22]],
    ],
    [
      'aws.redshift-cluster',
      { nodeType: 'ra3.4xlarge', nodeCount: 6 },
      {
        managed_storage_gb: 100_000,
        excess_concurrency_scaling_secs: 10_000,
        spectrum_data_scanned_tb: 0.5,
        backup_storage_gb: 600_000,
      },
      {},
      [
        ['Cluster usage (on-demand, ra3.4xlarge)', 4380, 'hours', 3.26, 14_278.8],
        ['Managed storage (ra3.4xlarge)', 100_000, 'GB', 0.024, 2400],
        ['Concurrency scaling (ra3.4xlarge)', 10_000, 'node-seconds', 0.0009, 9],
        ['Spectrum', 0.5, 'TB', 5, 2.5],
        ['Backup storage (first 50 TB)', 51_200, 'GB', 0.023, 1177.6],
        ['Backup storage (next 450 TB)', 460_800, 'GB', 0.022, 10_137.6],
        ['Backup storage (over 500 TB)', 88_000, 'GB', 0.021, 1848],
      ],
    ],
    [
      'aws.dms-replication-instance',
      { instanceClass: 'dms.t2.micro', multiAz: true, allocatedStorageGb: 70 },
      {},
      {},
      [
        ['Instance (t2.micro)', 730, 'hours', 0.036, 26.28],
        ['Storage (general purpose SSD, gp2)', 20, 'GB', 0.23, 4.6],
      ],
    ],
    [
      'aws.dms-replication-instance',
      { instanceClass: 'dms.t2.micro', allocatedStorageGb: 20 },
      {},
      {},
      [['Instance (t2.micro)', 730, 'hours', 0.018, 13.14]],
    ],
    [
      'aws.msk-cluster',
      { instanceType: 'kafka.t3.small', brokerCount: 2, volumeSizeGb: 500 },
      {},
      {},
      [
        ['Instance (kafka.t3.small)', 1460, 'hours', 0.0456, 66.576],
        ['Storage', 1000, 'GB', 0.1, 100],
      ],
    ],
    [
      'aws.mq-broker',
      { engine: 'RabbitMQ', instanceType: 'mq.m5.xlarge', deployment: 'CLUSTER_MULTI_AZ' },
      { storage_size_gb: 100 },
      {},
      [
        ['Instance usage (RabbitMQ, mq.m5.xlarge, cluster_multi_az)', 730, 'hours', 1.728, 1261.44],
        ['Storage (RabbitMQ, EBS)', 300, 'GB', 0.1, 30],
      ],
    ],
    [
      'aws.mq-broker',
      { engine: 'ActiveMQ', instanceType: 'mq.t2.micro' },
      { storage_size_gb: 100 },
      {},
      [
        ['Instance usage (ActiveMQ, mq.t2.micro, single_instance)', 730, 'hours', 0.03, 21.9],
        ['Storage (ActiveMQ, EFS)', 100, 'GB', 0.3, 30],
      ],
    ],
  ])('%s with %j', (kind, settings: Settings, usage, where, bill) => {
    expect(billOf(costOf(kind, settings, { usage, ...where }))).toEqual(bill)
  })
})
