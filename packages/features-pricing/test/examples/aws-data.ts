import type { GraphNode } from '@backarch/services-topology/schemas'

import { nodeOf } from '../node-of.ts'

const reserved = (['1_year', '3_year'] as const).flatMap((term) =>
  (['no_upfront', 'partial_upfront'] as const).map((payment) => ({
    reserved_instance_term: term,
    reserved_instance_payment_option: payment,
  })),
)

/** Nodes of databases, streams and the rest of this family. */
export const awsData: readonly GraphNode[] = [
  nodeOf('aws.opensearch-domain', {
    ebs: true,
    volumeType: 'gp3',
    volumeSizeGb: 100,
    throughput: 200,
  }),
  nodeOf('aws.opensearch-domain', { ebs: true, volumeType: 'io1', volumeSizeGb: 100, iops: 1000 }),
  ...reserved.flatMap((usage) => [
    nodeOf('aws.opensearch-domain', {}, { usage }),
    nodeOf('aws.ec2-host', { family: 'c5' }, { usage }),
    ...['standard', 'convertible'].map((offer) =>
      nodeOf(
        'aws.ec2-instance',
        { instanceType: 't3.medium' },
        { usage: { ...usage, reserved_instance_type: offer } },
      ),
    ),
    ...[true, false].map((multiAz) =>
      nodeOf(
        'aws.rds-instance',
        { engine: 'mysql', instanceClass: 'db.t3.large', multiAz },
        { usage },
      ),
    ),
    nodeOf(
      'aws.rds-cluster-instance',
      { engine: 'aurora-mysql', instanceClass: 'db.r4.large' },
      { usage },
    ),
    ...['redis', 'memcached', 'valkey'].map((engine) =>
      nodeOf(
        'aws.elasticache',
        { engine, nodeType: 'cache.m6g.12xlarge', nodeCount: 1 },
        { usage },
      ),
    ),
  ]),
  nodeOf('aws.ec2-host', { family: 'c5' }),
  nodeOf('aws.kinesis-stream', { mode: 'ON_DEMAND' }),
  nodeOf('aws.kinesis-stream', {}),
  nodeOf('aws.kinesis-firehose', { formatConversion: true, deliverySubnets: 2 }),
  nodeOf('aws.kinesis-analytics-application', { runtime: 'flink' }),
  nodeOf('aws.kinesis-analytics-snapshot', {}),
  nodeOf('aws.mwaa-environment', {}),
  nodeOf('aws.neptune-cluster', { backupRetentionDays: 7 }),
  ...['standard', 'iopt1'].map((storageType) =>
    nodeOf('aws.neptune-cluster-instance', { instanceClass: 'db.t3.medium', storageType }),
  ),
  nodeOf('aws.docdb-cluster', { backupRetentionDays: 7 }),
  nodeOf('aws.docdb-cluster-instance', { instanceClass: 'db.t3.medium' }),
  nodeOf('aws.database-snapshot', { database: 'docdb' }),
  nodeOf(
    'aws.redshift-cluster',
    { nodeType: 'ra3.4xlarge' },
    { usage: { backup_storage_gb: 1_000_000 } },
  ),
  ...[true, false].map((multiAz) =>
    nodeOf('aws.dms-replication-instance', {
      instanceClass: 'dms.t2.micro',
      multiAz,
      allocatedStorageGb: 70,
    }),
  ),
  nodeOf('aws.msk-cluster', { instanceType: 'kafka.t3.small', brokerCount: 3 }),
  ...['SINGLE_INSTANCE', 'ACTIVE_STANDBY_MULTI_AZ', 'CLUSTER_MULTI_AZ'].flatMap((deployment) =>
    ['ActiveMQ', 'RabbitMQ'].map((engine) =>
      nodeOf('aws.mq-broker', { engine, instanceType: 'mq.m5.large', deployment }),
    ),
  ),
  nodeOf('aws.glue-job', {}),
  nodeOf('aws.glue-catalog-database', {}),
  nodeOf('aws.ebs-snapshot', { volumeSizeGb: 8 }),
  nodeOf('aws.fsx-file-system', { system: 'openzfs', storageGb: 100, throughput: 64, iops: 1000 }),
  nodeOf('aws.fsx-file-system', {
    system: 'windows',
    deployment: 'MULTI_AZ_1',
    storageGb: 100,
    throughput: 64,
  }),
  nodeOf('aws.api-gateway-stage', { cacheSizeGb: 0.5 }),
  nodeOf('aws.lightsail-instance', { bundle: 'xlarge_2_0' }),
  nodeOf('aws.lightsail-instance', { bundle: 'small_win_2_0' }),
  nodeOf('aws.eks-fargate-profile', {}),
  nodeOf('aws.backup-vault', {}),
  nodeOf('aws.s3-bucket-report', { report: 'inventory' }),
  nodeOf('aws.lambda-provisioned-concurrency', { executions: 1 }),
  nodeOf('aws.sns-subscription', {}),
  nodeOf('aws.elastic-beanstalk-environment', { hasDatabase: true, streamLogs: true }),
  nodeOf('aws.data-transfer', {}),
]
