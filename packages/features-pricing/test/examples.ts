import type { GraphNode } from '@backarch/services-topology/schemas'

import { awsData } from './examples/aws-data.ts'
import { awsServices } from './examples/aws-services.ts'
import { azureCompute } from './examples/azure-compute.ts'
import { azureData } from './examples/azure-data.ts'
import { azureServices } from './examples/azure-services.ts'
import { google } from './examples/google.ts'
import { nodeOf } from './node-of.ts'

const disk = { volumeType: 'gp3', sizeGb: 40, iops: 4000, throughput: 130 }
const edges = { us: 1, europe: 1 }

/** Nodes that between them ask for every product of the catalog. */
export const examples: readonly GraphNode[] = [
  nodeOf(
    'aws.ec2-instance',
    { instanceType: 't3.large', cpuCredits: 'unlimited', detailedMonitoring: true },
    { usage: { monthly_cpu_credit_hrs: 10 } },
  ),
  nodeOf('aws.ec2-instance', { instanceType: 'm3.medium', tenancy: 'dedicated' }),
  nodeOf('aws.ec2-instance', { instanceType: 'r3.xlarge', ebsOptimized: true }),
  nodeOf(
    'aws.ec2-instance',
    { instanceType: 't3.medium', extraVolumes: [disk] },
    { usage: { operating_system: 'windows' } },
  ),
  nodeOf('aws.auto-scaling-group', { desiredCapacity: 2, instance: { instanceType: 't3.micro' } }),
  nodeOf('aws.ebs-volume', { volumeType: 'standard', sizeGb: 20 }),
  nodeOf('aws.ebs-volume', disk),
  ...[true, false].flatMap((multiAz) => [
    nodeOf('aws.rds-instance', {
      engine: 'mysql',
      engineVersion: '5.7',
      instanceClass: 'db.t3.large',
      multiAz,
      storageType: 'gp3',
      iops: 20_000,
    }),
    nodeOf(
      'aws.rds-instance',
      {
        engine: 'mysql',
        instanceClass: 'db.t3.large',
        multiAz,
        storageType: 'standard',
        performanceInsights: true,
        performanceInsightsRetentionDays: 731,
      },
      { usage: { additional_backup_storage_gb: 1, monthly_cpu_credit_hrs: 1 } },
    ),
  ]),
  nodeOf(
    'aws.s3-bucket',
    {
      lifecycleStorageClasses: [
        'STANDARD_IA',
        'ONEZONE_IA',
        'INTELLIGENT_TIERING',
        'GLACIER_IR',
        'GLACIER',
        'DEEP_ARCHIVE',
      ],
    },
    { usage: { object_tags: 1 } },
  ),
  nodeOf('aws.lambda-function', { ephemeralStorageMb: 1024, provisionedConcurrency: 1 }),
  nodeOf('aws.lambda-function', { architecture: 'arm64' }),
  nodeOf('aws.load-balancer', {}),
  nodeOf('aws.load-balancer', { loadBalancerType: 'classic' }),
  nodeOf('aws.nat-gateway', {}),
  nodeOf(
    'aws.dynamodb-table',
    {
      readCapacity: 5,
      writeCapacity: 5,
      replicaRegions: ['us-west-1'],
      pointInTimeRecovery: true,
      streams: true,
    },
    { region: 'us-east-2' },
  ),
  nodeOf('aws.dynamodb-table', { billingMode: 'PAY_PER_REQUEST' }, { region: 'us-east-2' }),
  nodeOf('aws.sqs-queue', {}),
  nodeOf('aws.sqs-queue', { fifo: true }),
  ...['redis', 'valkey', 'memcached'].map((engine) =>
    nodeOf('aws.elasticache', { engine, nodeType: 'cache.t4g.small', snapshotRetentionDays: 3 }),
  ),
  nodeOf(
    'aws.cloudfront-distribution',
    {
      originShieldRegions: ['sa-east-1'],
      dedicatedIpCertificate: true,
      fieldLevelEncryption: true,
      realtimeLogs: true,
    },
    { usage: { monthly_http_requests: edges, monthly_invalidation_requests: 2000 }, region: null },
  ),
  nodeOf('aws.api-gateway', { cacheSizeGb: 0.5 }),
  nodeOf('aws.api-gateway', { apiType: 'http' }),
  nodeOf('aws.api-gateway', { apiType: 'websocket' }),
  nodeOf('aws.ecs-service', {
    launchType: 'FARGATE',
    desiredCount: 2,
    taskCpu: 512,
    taskMemoryMb: 1024,
  }),
  nodeOf('aws.ecs-service', {}),
  nodeOf('aws.efs-file-system', {
    throughputMode: 'provisioned',
    provisionedThroughput: 100,
    infrequentAccess: true,
  }),
  nodeOf('aws.eks-cluster', {}),
  nodeOf('aws.eks-cluster', { version: '1.28' }),
  nodeOf('aws.eks-node-group', { desiredSize: 3, instance: { instanceType: 't3.medium' } }),
  nodeOf('aws.elastic-ip', {}),
  nodeOf('aws.kms-key', { keySpec: 'RSA_2048' }),
  nodeOf('aws.log-group', {}),
  nodeOf('aws.rds-cluster', {
    engine: 'aurora-mysql',
    engineMode: 'serverless',
    backupRetentionDays: 7,
    backtrackWindowSeconds: 86_400,
  }),
  nodeOf('aws.rds-cluster', { engine: 'aurora-postgresql', storageType: 'aurora-iopt1' }),
  nodeOf(
    'aws.rds-cluster-instance',
    {
      engine: 'aurora-mysql',
      engineVersion: '5.7',
      instanceClass: 'db.t3.large',
      performanceInsights: true,
      performanceInsightsRetentionDays: 731,
    },
    { usage: { monthly_cpu_credit_hrs: 10 } },
  ),
  nodeOf('aws.rds-cluster-instance', { engine: 'aurora-mysql', instanceClass: 'db.serverless' }),
  nodeOf('aws.route53-zone', {}),
  nodeOf('aws.secret', {}),
  nodeOf('aws.sns-topic', {}),
  nodeOf('aws.sns-topic', { fifo: true }),
  nodeOf('aws.vpc-endpoint', {}),
  nodeOf('aws.vpc-endpoint', { endpointType: 'Interface' }),
  nodeOf('aws.vpc-endpoint', { endpointType: 'GatewayLoadBalancer' }),
  ...awsData,
  ...awsServices,
  ...azureCompute,
  ...azureData,
  ...azureServices,
  ...google,
]
