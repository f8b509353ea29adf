import {
  awsAutoScalingGroup,
  awsCloudfrontDistribution,
  awsElasticache,
  awsLoadBalancer,
  awsLogGroup,
  awsNatGateway,
  awsRdsInstance,
  awsRoute53Zone,
  awsS3Bucket,
  awsSecret,
} from '@backarch/services-topology'

import { defineTemplate } from './define-template.ts'
import { calls, component, group, region, sends, unused } from './parts.ts'

export const threeTier = defineTemplate({
  id: 'three-tier',
  name: 'Three-tier web application',
  description:
    'Web servers behind a load balancer, a relational database with a standby, and a cache for sessions, each tier in subnets of its own. For some two million page views a month. The groups called subnets stand for one subnet in each of two zones.',
  graph: {
    groups: [
      region('us-east-1'),
      group('network', 'vpc', 'Application network', 'us-east-1'),
      group('subnet', 'public', 'Public subnets', 'vpc'),
      group('subnet', 'application', 'Application subnets', 'vpc'),
      group('subnet', 'data', 'Data subnets', 'vpc'),
    ],
    nodes: [
      component(awsRoute53Zone, 'dns', 'DNS zone'),
      component(awsCloudfrontDistribution, 'cdn', 'CDN', {
        settings: { priceClass: 'PriceClass_100' },
        usage: {
          monthly_data_transfer_to_internet_gb: { us: 600, europe: 200 },
          monthly_data_transfer_to_origin_gb: { us: 15, europe: 5 },
          monthly_http_requests: { us: 0, europe: 0 },
          monthly_https_requests: { us: 30_000_000, europe: 10_000_000 },
          monthly_invalidation_requests: 200,
        },
      }),
      component(awsS3Bucket, 'assets', 'Static assets', {
        in: 'us-east-1',
        settings: { versioning: true },
        usage: {
          standard: {
            storage_gb: 120,
            monthly_tier_1_requests: 50_000,
            monthly_tier_2_requests: 4_000_000,
            ...unused.select,
          },
        },
      }),
      component(awsLoadBalancer, 'balancer', 'Load balancer', {
        in: 'public',
        usage: { new_connections: 8, active_connections: 300, processed_bytes_gb: 0.4 },
      }),
      component(awsNatGateway, 'nat', 'NAT gateway', {
        in: 'public',
        usage: { monthly_data_processed_gb: 80 },
      }),
      component(awsAutoScalingGroup, 'web', 'Web servers', {
        in: 'application',
        settings: {
          minSize: 2,
          maxSize: 6,
          desiredCapacity: 2,
          instance: {
            instanceType: 'm7g.large',
            rootVolume: { volumeType: 'gp3', sizeGb: 30 },
          },
        },
        usage: { operating_system: 'linux', instances: 3 },
      }),
      component(awsRdsInstance, 'database', 'Orders database', {
        in: 'data',
        settings: {
          engine: 'mysql',
          engineVersion: '8.4',
          instanceClass: 'db.t3.large',
          multiAz: true,
          storageType: 'gp3',
          allocatedStorageGb: 200,
          maxAllocatedStorageGb: 500,
          backupRetentionDays: 14,
          performanceInsights: true,
        },
        usage: {
          additional_backup_storage_gb: 100,
          monthly_additional_performance_insights_requests: 0,
        },
      }),
      component(awsElasticache, 'sessions', 'Session cache', {
        in: 'data',
        settings: {
          engine: 'valkey',
          nodeType: 'cache.t4g.small',
          nodeCount: 2,
          multiAz: true,
        },
      }),
      component(awsSecret, 'database-password', 'Database password', {
        in: 'us-east-1',
        usage: { monthly_requests: 10_000 },
      }),
      component(awsLogGroup, 'logs', 'Application logs', {
        in: 'us-east-1',
        settings: { retentionDays: 30 },
        usage: { storage_gb: 40, monthly_data_ingested_gb: 40, monthly_data_scanned_gb: 20 },
      }),
    ],
    edges: [
      calls('dns', 'cdn', 'dns'),
      calls('cdn', 'balancer', 'https', { requests: 8_000_000, gigabytes: 290 }),
      calls('cdn', 'assets', 'https', { requests: 4_000_000, gigabytes: 60 }),
      calls('balancer', 'web', 'http', { requests: 8_000_000, gigabytes: 290 }),
      calls('web', 'database', 'mysql', { requests: 40_000_000 }),
      calls('web', 'sessions', 'redis', { requests: 60_000_000 }),
      calls('web', 'database-password', 'https', { requests: 10_000 }),
      calls('web', 'nat', 'https', { gigabytes: 80 }),
      sends('web', 'logs', 'https', { gigabytes: 40 }),
    ],
  },
})
