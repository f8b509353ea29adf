import {
  awsAutoScalingGroup,
  awsEfsFileSystem,
  awsKmsKey,
  awsLambdaFunction,
  awsLogGroup,
  awsRdsInstance,
  awsS3Bucket,
  awsSnsTopic,
  awsSqsQueue,
  awsVpcEndpoint,
} from '@backarch/services-topology'

import { defineTemplate } from './define-template.ts'
import { calls, component, copies, group, region, sends, unused } from './parts.ts'

const home = 'us-east-1'

export const batch = defineTemplate({
  id: 'batch',
  name: 'Batch processing',
  description:
    'A nightly run, such as the risk of a portfolio: a function cuts the input into pieces, machines that exist for some hours work them off, and a last function puts the result together. Batch and Step Functions have no component kind yet; a queue and an Auto Scaling group, which is what Batch manages, stand for them. For twenty machines, four hours a night.',
  graph: {
    groups: [
      region(home),
      group('network', 'vpc', 'Batch network', home),
      group('subnet', 'private', 'Private subnets', 'vpc'),
    ],
    nodes: [
      component(awsS3Bucket, 'input', 'Input files', {
        in: home,
        settings: { versioning: true },
        usage: {
          standard: {
            storage_gb: 800,
            monthly_tier_1_requests: 60_000,
            monthly_tier_2_requests: 1_500_000,
            ...unused.select,
          },
        },
      }),
      component(awsLambdaFunction, 'plan', 'Plan the run', {
        in: home,
        settings: { runtime: 'python3.13', memoryMb: 1024, timeoutSeconds: 300 },
        usage: { monthly_requests: 300, request_duration_ms: 90_000 },
      }),
      component(awsSqsQueue, 'pieces', 'Pieces of work', {
        in: home,
        usage: { monthly_requests: 5_000_000, request_size_kb: 8 },
      }),
      component(awsSqsQueue, 'failed-pieces', 'Failed pieces', {
        in: home,
        usage: { monthly_requests: 40_000, request_size_kb: 8 },
      }),
      component(awsAutoScalingGroup, 'machines', 'Batch machines', {
        in: 'private',
        settings: {
          minSize: 0,
          maxSize: 20,
          desiredCapacity: 0,
          instance: {
            instanceType: 'c7g.4xlarge',
            rootVolume: { volumeType: 'gp3', sizeGb: 100 },
          },
        },
        // Twenty for four hours of each day.
        usage: { operating_system: 'linux', instances: 3.3 },
      }),
      component(awsEfsFileSystem, 'scratch', 'Shared scratch', {
        in: 'private',
        settings: { throughputMode: 'bursting' },
        usage: { storage_gb: 300 },
      }),
      component(awsRdsInstance, 'reference', 'Reference data', {
        in: 'private',
        settings: {
          engine: 'postgres',
          engineVersion: '17.5',
          instanceClass: 'db.t3.large',
          storageType: 'gp3',
          allocatedStorageGb: 150,
          backupRetentionDays: 7,
        },
        usage: { additional_backup_storage_gb: 0 },
      }),
      component(awsVpcEndpoint, 's3-endpoint', 'S3 endpoint', {
        in: 'vpc',
        settings: { endpointType: 'Gateway', serviceName: `com.amazonaws.${home}.s3` },
      }),
      component(awsVpcEndpoint, 'queue-endpoint', 'Queue endpoint', {
        in: 'vpc',
        settings: {
          endpointType: 'Interface',
          serviceName: `com.amazonaws.${home}.sqs`,
          interfaceCount: 2,
        },
        usage: { monthly_data_processed_gb: 30 },
      }),
      component(awsS3Bucket, 'results', 'Results', {
        in: home,
        settings: { lifecycleStorageClasses: ['STANDARD_IA'] },
        usage: {
          standard: {
            storage_gb: 1200,
            monthly_tier_1_requests: 1_500_000,
            monthly_tier_2_requests: 2_000_000,
            ...unused.select,
          },
          standard_infrequent_access: {
            storage_gb: 9000,
            monthly_tier_1_requests: 0,
            monthly_tier_2_requests: 20_000,
            monthly_lifecycle_transition_requests: 50_000,
            monthly_data_retrieval_gb: 40,
            ...unused.select,
          },
        },
      }),
      component(awsLambdaFunction, 'merge', 'Merge the results', {
        in: home,
        settings: { runtime: 'python3.13', memoryMb: 4096, timeoutSeconds: 900 },
        usage: { monthly_requests: 300, request_duration_ms: 240_000 },
      }),
      component(awsSnsTopic, 'finished', 'Run finished', {
        in: home,
        usage: {
          monthly_requests: 60,
          request_size_kb: 4,
          ...unused.subscriptions,
          email_subscriptions: 5,
        },
      }),
      component(awsKmsKey, 'data-key', 'Data key', { in: home }),
      component(awsLogGroup, 'logs', 'Run logs', {
        in: home,
        settings: { retentionDays: 90 },
        usage: { storage_gb: 60, monthly_data_ingested_gb: 20, monthly_data_scanned_gb: 40 },
      }),
    ],
    edges: [
      calls('plan', 'input', 'https', { requests: 60_000 }),
      sends('plan', 'pieces', 'sqs', { requests: 1_500_000, gigabytes: 12 }),
      sends('pieces', 'failed-pieces', 'sqs'),
      sends('pieces', 'queue-endpoint', 'sqs', { requests: 1_500_000, gigabytes: 12 }),
      sends('queue-endpoint', 'machines', 'sqs', { requests: 1_500_000, gigabytes: 12 }),
      calls('machines', 's3-endpoint', 'https', { requests: 3_000_000, gigabytes: 3000 }),
      copies('s3-endpoint', 'input', 'https', { gigabytes: 1800 }),
      copies('s3-endpoint', 'results', 'https', { gigabytes: 1200 }),
      copies('machines', 'scratch', 'nfs', { gigabytes: 900 }),
      calls('machines', 'reference', 'postgres', { requests: 20_000_000 }),
      sends('results', 'merge', 'https', { requests: 300 }),
      sends('merge', 'finished', 'sns', { requests: 60 }),
      calls('input', 'data-key', 'https'),
      calls('results', 'data-key', 'https'),
      sends('machines', 'logs', 'https', { gigabytes: 20 }),
    ],
  },
})
