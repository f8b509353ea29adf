import {
  awsAutoScalingGroup,
  awsElasticache,
  awsLoadBalancer,
  awsLogGroup,
  awsNatGateway,
  awsRdsInstance,
  awsS3Bucket,
  awsSecret,
  awsSnsTopic,
  awsSqsQueue,
} from '@backarch/services-topology'

import { defineTemplate } from './define-template.ts'
import { calls, component, group, region, sends, unused } from './parts.ts'

const home = 'us-east-1'
/** A month: videos that customers upload. */
const jobs = 600_000

export const queueWorkers = defineTemplate({
  id: 'queue-workers',
  name: 'Queue and workers',
  description:
    'Customers hand in work that takes minutes, here videos to convert, and get an answer at once. A queue holds it, machines that scale with the length of the queue do it, and a second queue keeps what failed three times. A worker that dies loses nothing: its job becomes visible again. For twenty thousand jobs a day.',
  graph: {
    groups: [
      region(home),
      group('network', 'vpc', 'Application network', home),
      group('subnet', 'public', 'Public subnets', 'vpc'),
      group('subnet', 'private', 'Private subnets', 'vpc'),
    ],
    nodes: [
      component(awsLoadBalancer, 'balancer', 'Load balancer', {
        in: 'public',
        usage: { new_connections: 5, active_connections: 400, processed_bytes_gb: 1 },
      }),
      component(awsNatGateway, 'nat', 'NAT gateway', {
        in: 'public',
        usage: { monthly_data_processed_gb: 60 },
      }),
      component(awsAutoScalingGroup, 'api', 'API servers', {
        in: 'private',
        settings: {
          minSize: 2,
          maxSize: 4,
          desiredCapacity: 2,
          instance: {
            instanceType: 't4g.medium',
            rootVolume: { volumeType: 'gp3', sizeGb: 20 },
          },
        },
        usage: { operating_system: 'linux', instances: 2 },
      }),
      component(awsRdsInstance, 'database', 'Job database', {
        in: 'private',
        settings: {
          engine: 'postgres',
          engineVersion: '17.5',
          instanceClass: 'db.t3.large',
          storageType: 'gp3',
          allocatedStorageGb: 80,
          backupRetentionDays: 7,
        },
        usage: { additional_backup_storage_gb: 20 },
      }),
      component(awsElasticache, 'progress', 'Progress cache', {
        in: 'private',
        settings: { engine: 'valkey', nodeType: 'cache.t4g.small', nodeCount: 1 },
      }),
      component(awsSqsQueue, 'jobs', 'Job queue', {
        in: home,
        usage: { monthly_requests: jobs * 6, request_size_kb: 2 },
      }),
      component(awsSqsQueue, 'failed-jobs', 'Failed jobs', {
        in: home,
        usage: { monthly_requests: 30_000, request_size_kb: 2 },
      }),
      component(awsAutoScalingGroup, 'workers', 'Workers', {
        in: 'private',
        settings: {
          minSize: 1,
          maxSize: 40,
          desiredCapacity: 4,
          instance: {
            instanceType: 'c7g.2xlarge',
            rootVolume: { volumeType: 'gp3', sizeGb: 100 },
          },
        },
        usage: { operating_system: 'linux', instances: 8 },
      }),
      component(awsS3Bucket, 'uploads', 'Uploads', {
        in: home,
        usage: {
          standard: {
            storage_gb: 1500,
            monthly_tier_1_requests: jobs * 5,
            monthly_tier_2_requests: jobs,
            ...unused.select,
          },
        },
      }),
      component(awsS3Bucket, 'results', 'Results', {
        in: home,
        settings: { lifecycleStorageClasses: ['STANDARD_IA'] },
        usage: {
          standard: {
            storage_gb: 4000,
            monthly_tier_1_requests: jobs * 4,
            monthly_tier_2_requests: 20_000_000,
            ...unused.select,
          },
          standard_infrequent_access: {
            storage_gb: 20_000,
            monthly_tier_1_requests: 0,
            monthly_tier_2_requests: 900_000,
            monthly_lifecycle_transition_requests: jobs * 4,
            monthly_data_retrieval_gb: 600,
            ...unused.select,
          },
        },
      }),
      component(awsSnsTopic, 'finished', 'Finished jobs', {
        in: home,
        usage: {
          monthly_requests: jobs,
          request_size_kb: 2,
          ...unused.subscriptions,
          http_subscriptions: 1,
        },
      }),
      component(awsSecret, 'database-password', 'Database password', {
        in: home,
        usage: { monthly_requests: 12_000 },
      }),
      component(awsLogGroup, 'logs', 'Worker logs', {
        in: home,
        settings: { retentionDays: 14 },
        usage: { storage_gb: 30, monthly_data_ingested_gb: 60, monthly_data_scanned_gb: 30 },
      }),
    ],
    edges: [
      calls('balancer', 'api', 'http', { requests: 20_000_000, gigabytes: 730 }),
      calls('api', 'uploads', 'https', { requests: jobs * 5, gigabytes: 700 }),
      calls('api', 'database', 'postgres', { requests: 40_000_000 }),
      calls('api', 'progress', 'redis', { requests: 30_000_000 }),
      calls('api', 'database-password', 'https', { requests: 12_000 }),
      sends('api', 'jobs', 'sqs', { requests: jobs }),
      sends('jobs', 'workers', 'sqs', { requests: jobs }),
      sends('jobs', 'failed-jobs', 'sqs', { requests: 3_000 }),
      calls('workers', 'uploads', 'https', { requests: jobs, gigabytes: 700 }),
      calls('workers', 'results', 'https', { requests: jobs * 4, gigabytes: 1800 }),
      calls('workers', 'progress', 'redis', { requests: 60_000_000 }),
      calls('workers', 'nat', 'https', { gigabytes: 60 }),
      sends('workers', 'finished', 'sns', { requests: jobs }),
      sends('workers', 'logs', 'https', { gigabytes: 60 }),
    ],
  },
})
