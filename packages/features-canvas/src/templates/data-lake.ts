import {
  awsEcsService,
  awsKmsKey,
  awsLambdaFunction,
  awsLoadBalancer,
  awsLogGroup,
  awsRdsInstance,
  awsS3Bucket,
  awsSecret,
  awsSqsQueue,
  awsVpcEndpoint,
} from '@backarch/services-topology'

import { defineTemplate } from './define-template.ts'
import { calls, component, copies, group, region, sends, unused } from './parts.ts'

const home = 'us-east-1'

export const dataLake = defineTemplate({
  id: 'data-lake',
  name: 'Data lake',
  description:
    'Files land in a raw zone, are transformed into columns in a curated zone, and are queried in place; what is old moves to an archive. Glue and Athena have no component kind yet: containers running Spark and Trino, and a Hive metastore in a database, stand for them. For two terabytes of new data a month.',
  graph: {
    groups: [
      region(home),
      group('network', 'vpc', 'Analytics network', home),
      group('subnet', 'compute', 'Compute subnets', 'vpc'),
      group('subnet', 'data', 'Data subnets', 'vpc'),
    ],
    nodes: [
      component(awsLambdaFunction, 'fetch-sources', 'Fetch sources', {
        in: home,
        settings: {
          runtime: 'python3.13',
          architecture: 'arm64',
          memoryMb: 2048,
          timeoutSeconds: 900,
        },
        usage: { monthly_requests: 90_000, request_duration_ms: 20_000 },
      }),
      component(awsS3Bucket, 'raw', 'Raw zone', {
        in: home,
        settings: { versioning: true, lifecycleStorageClasses: ['DEEP_ARCHIVE'] },
        usage: {
          standard: {
            storage_gb: 6000,
            monthly_tier_1_requests: 900_000,
            monthly_tier_2_requests: 3_000_000,
            ...unused.select,
          },
          glacier_deep_archive: {
            storage_gb: 40_000,
            monthly_tier_1_requests: 0,
            monthly_tier_2_requests: 0,
            monthly_lifecycle_transition_requests: 300_000,
            monthly_standard_data_retrieval_requests: 100,
            monthly_standard_data_retrieval_gb: 50,
            monthly_bulk_data_retrieval_requests: 0,
            monthly_bulk_data_retrieval_gb: 0,
            early_delete_gb: 0,
          },
        },
      }),
      component(awsSqsQueue, 'new-files', 'New files', {
        in: home,
        usage: { monthly_requests: 2_700_000, request_size_kb: 2 },
      }),
      component(awsSqsQueue, 'failed-files', 'Failed files', {
        in: home,
        usage: { monthly_requests: 100_000, request_size_kb: 2 },
      }),
      component(awsEcsService, 'transform', 'Transform (Spark)', {
        in: 'compute',
        settings: {
          launchType: 'FARGATE',
          desiredCount: 4,
          taskCpu: 4096,
          taskMemoryMb: 16_384,
          ephemeralStorageGb: 20,
        },
      }),
      component(awsS3Bucket, 'curated', 'Curated zone', {
        in: home,
        settings: { lifecycleStorageClasses: ['STANDARD_IA'] },
        usage: {
          standard: {
            storage_gb: 3000,
            monthly_tier_1_requests: 400_000,
            monthly_tier_2_requests: 40_000_000,
            ...unused.select,
          },
          standard_infrequent_access: {
            storage_gb: 9000,
            monthly_tier_1_requests: 0,
            monthly_tier_2_requests: 500_000,
            monthly_lifecycle_transition_requests: 100_000,
            monthly_data_retrieval_gb: 800,
            ...unused.select,
          },
        },
      }),
      component(awsRdsInstance, 'catalog', 'Table catalog (Hive)', {
        in: 'data',
        settings: {
          engine: 'mysql',
          engineVersion: '8.4',
          instanceClass: 'db.t4g.small',
          multiAz: true,
          storageType: 'gp3',
          allocatedStorageGb: 50,
          backupRetentionDays: 7,
        },
        usage: { additional_backup_storage_gb: 20 },
      }),
      component(awsLoadBalancer, 'sql', 'SQL endpoint', {
        in: 'compute',
        settings: { internal: true },
        usage: { new_connections: 1, active_connections: 60, processed_bytes_gb: 1.5 },
      }),
      component(awsEcsService, 'query', 'Query engine (Trino)', {
        in: 'compute',
        settings: {
          launchType: 'FARGATE',
          desiredCount: 3,
          taskCpu: 8192,
          taskMemoryMb: 32_768,
          ephemeralStorageGb: 20,
        },
      }),
      component(awsVpcEndpoint, 's3-endpoint', 'S3 endpoint', {
        in: 'vpc',
        settings: { endpointType: 'Gateway', serviceName: `com.amazonaws.${home}.s3` },
      }),
      component(awsKmsKey, 'lake-key', 'Lake key', { in: home }),
      component(awsSecret, 'catalog-password', 'Catalog password', {
        in: home,
        usage: { monthly_requests: 20_000 },
      }),
      component(awsLogGroup, 'logs', 'Job logs', {
        in: home,
        settings: { retentionDays: 90 },
        usage: { storage_gb: 150, monthly_data_ingested_gb: 50, monthly_data_scanned_gb: 100 },
      }),
    ],
    edges: [
      calls('fetch-sources', 'raw', 'https', { requests: 900_000, gigabytes: 2000 }),
      sends('raw', 'new-files', 'sqs', { requests: 900_000 }),
      sends('new-files', 'failed-files', 'sqs'),
      sends('new-files', 'transform', 'sqs', { requests: 900_000 }),
      calls('transform', 's3-endpoint', 'https', { gigabytes: 2600 }),
      calls('query', 's3-endpoint', 'https', { gigabytes: 30_000 }),
      copies('s3-endpoint', 'raw', 'https', { gigabytes: 2000 }),
      copies('s3-endpoint', 'curated', 'https', { gigabytes: 30_600 }),
      calls('transform', 'catalog', 'mysql', { requests: 2_000_000 }),
      calls('sql', 'query', 'https', { requests: 600_000, gigabytes: 1000 }),
      calls('query', 'catalog', 'mysql', { requests: 3_000_000 }),
      calls('query', 'catalog-password', 'https'),
      calls('raw', 'lake-key', 'https'),
      calls('curated', 'lake-key', 'https'),
      sends('transform', 'logs', 'https', { gigabytes: 40 }),
      sends('fetch-sources', 'logs', 'https', { gigabytes: 10 }),
    ],
  },
})
