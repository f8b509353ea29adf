import { describe, expect, it } from 'vitest'

import { importNode } from '../import-text.ts'

const settingsOf = async (type: string, body: string) => {
  const code = `resource "${type}" "c" {\n  ${body}\n}\n`
  return (await importNode(code, `${type}.c`)).settings
}

describe('databases, streams and what else is read as it is written', () => {
  it.each([
    [
      'aws_elasticsearch_domain',
      '',
      {
        instanceType: 'm4.large.elasticsearch',
        instanceCount: 1,
        dedicatedMasterType: null,
        dedicatedMasterCount: 0,
        warmType: null,
        warmCount: 0,
        ebs: false,
        volumeType: 'gp2',
        volumeSizeGb: null,
        iops: 0,
        throughput: 0,
      },
    ],
    [
      'aws_opensearch_domain',
      `cluster_config {
    instance_type            = "r6g.large.search"
    instance_count           = 3
    dedicated_master_enabled = true
    dedicated_master_type    = "m6g.large.search"
    warm_enabled             = true
    warm_count               = 2
    warm_type                = "ultrawarm1.medium.search"
  }
  ebs_options {
    ebs_enabled = true
    volume_type = "gp3"
    volume_size = 100
    throughput  = 250
  }`,
      {
        instanceType: 'r6g.large.search',
        instanceCount: 3,
        dedicatedMasterType: 'm6g.large.search',
        dedicatedMasterCount: 3,
        warmType: 'ultrawarm1.medium.search',
        warmCount: 2,
        ebs: true,
        volumeType: 'gp3',
        volumeSizeGb: 100,
        iops: 0,
        throughput: 250,
      },
    ],
    [
      'aws_kinesis_stream',
      'stream_mode_details {\n    stream_mode = "ON_DEMAND"\n  }',
      { mode: 'ON_DEMAND', shardCount: null },
    ],
    ['aws_kinesis_stream', 'shard_count = 4', { mode: 'PROVISIONED', shardCount: 4 }],
    [
      'aws_kinesis_firehose_delivery_stream',
      'extended_s3_configuration {\n    data_format_conversion_configuration {}\n  }',
      { formatConversion: true, deliverySubnets: 0 },
    ],
    [
      'aws_kinesis_firehose_delivery_stream',
      'opensearch_configuration {\n    vpc_config {\n      subnet_ids = ["a", "b"]\n    }\n  }',
      { formatConversion: false, deliverySubnets: 2 },
    ],
    ['aws_kinesis_analytics_application', '', { runtime: 'sql' }],
    [
      'aws_kinesisanalyticsv2_application',
      'runtime_environment = "FLINK-1_18"',
      { runtime: 'flink' },
    ],
    [
      'aws_kinesisanalyticsv2_application',
      'runtime_environment = "ZEPPELIN-FLINK-3_0"',
      { runtime: null },
    ],
    ['aws_mwaa_environment', '', { environmentClass: 'mw1.small' }],
    ['aws_neptune_cluster', '', { storageType: 'standard', backupRetentionDays: 1 }],
    ['aws_docdb_cluster', 'backup_retention_period = 5', { backupRetentionDays: 5 }],
    [
      'aws_docdb_cluster_instance',
      'instance_class = "db.r5.large"',
      { instanceClass: 'db.r5.large' },
    ],
    ['aws_docdb_cluster_snapshot', '', { database: 'docdb' }],
    ['aws_neptune_cluster_snapshot', '', { database: 'neptune' }],
    ['aws_redshift_cluster', 'node_type = "dc2.large"', { nodeType: 'dc2.large', nodeCount: 1 }],
    [
      'aws_dms_replication_instance',
      'replication_instance_class = "dms.t3.micro"',
      { instanceClass: 'dms.t3.micro', multiAz: false, allocatedStorageGb: 50 },
    ],
    [
      'aws_msk_cluster',
      `number_of_broker_nodes = 3
  broker_node_group_info {
    instance_type = "kafka.m5.large"
    storage_info {
      ebs_storage_info {
        volume_size = 200
      }
    }
  }`,
      {
        instanceType: 'kafka.m5.large',
        brokerCount: 3,
        volumeSizeGb: 200,
        storageAutoscaling: false,
      },
    ],
    [
      'aws_mq_broker',
      'engine_type = "ActiveMQ"\n  host_instance_type = "mq.t3.micro"\n  storage_type = "ebs"',
      {
        engine: 'ActiveMQ',
        instanceType: 'mq.t3.micro',
        deployment: 'SINGLE_INSTANCE',
        storageType: 'ebs',
      },
    ],
    ['aws_glue_job', '', { dpus: 10 }],
    ['aws_glue_job', 'command {\n    name = "pythonshell"\n  }', { dpus: 0.0625 }],
    ['aws_glue_job', 'max_capacity = 1', { dpus: 1 }],
    ['aws_glue_job', 'number_of_workers = 10\n  worker_type = "G.2X"', { dpus: 20 }],
    ['aws_glue_job', 'number_of_workers = 10\n  worker_type = "Z.2X"', { dpus: null }],
    ['aws_glue_crawler', '', { dpus: 1 }],
    [
      'aws_fsx_openzfs_file_system',
      `deployment_type = "SINGLE_AZ_1"
  storage_capacity    = 64
  throughput_capacity = 64
  disk_iops_configuration {
    iops = 1000
    mode = "USER_PROVISIONED"
  }
  root_volume_configuration {
    data_compression_type = "LZ4"
  }`,
      {
        system: 'openzfs',
        deployment: 'SINGLE_AZ_1',
        storageType: 'SSD',
        storageGb: 64,
        throughput: 64,
        iops: 1000,
        compression: true,
      },
    ],
    [
      'aws_fsx_windows_file_system',
      'storage_capacity = 300\n  throughput_capacity = 1024\n  storage_type = "HDD"',
      {
        system: 'windows',
        deployment: 'SINGLE_AZ_1',
        storageType: 'HDD',
        storageGb: 300,
        throughput: 1024,
        iops: 0,
        compression: false,
      },
    ],
    ['aws_lightsail_instance', 'bundle_id = "nano_3_0"', { bundle: 'nano_3_0' }],
    ['aws_ec2_host', 'instance_type = "c5.18xlarge"', { family: 'c5' }],
    ['aws_ec2_host', 'instance_family = "mac1"', { family: 'mac1' }],
    ['aws_s3_bucket_inventory', '', { report: 'inventory' }],
    ['aws_s3_bucket_analytics_configuration', '', { report: 'analytics' }],
  ])('%s with %s', async (type, body, expected) => {
    expect(await settingsOf(type, body)).toEqual(expected)
  })
})
