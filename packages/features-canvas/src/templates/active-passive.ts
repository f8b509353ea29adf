import {
  awsAutoScalingGroup,
  awsKmsKey,
  awsLoadBalancer,
  awsLogGroup,
  awsNatGateway,
  awsRdsInstance,
  awsRoute53Zone,
  awsS3Bucket,
  awsSecret,
} from '@backarch/services-topology'

import { defineTemplate } from './define-template.ts'
import { calls, component, copies, group, region, sends, unused } from './parts.ts'

const active = 'us-east-1'
const passive = 'us-west-2'

const machine = {
  instanceType: 'm7g.large',
  rootVolume: { volumeType: 'gp3', sizeGb: 30 },
} as const

const database = {
  engine: 'mysql',
  engineVersion: '8.4',
  instanceClass: 'db.t3.large',
  storageType: 'gp3',
  allocatedStorageGb: 300,
  backupRetentionDays: 14,
} as const

export const activePassive = defineTemplate({
  id: 'active-passive',
  name: 'Multi-region active-passive',
  description:
    'One region serves everybody; a second one holds copies of database and files, and a single server that keeps the way warm. When the first fails, DNS leads to the second, its database is promoted and its servers scale out: minutes of outage, seconds of lost writes. Health checks of DNS have no component kind yet; the zone stands for them.',
  graph: {
    groups: [
      region(active),
      group('network', 'active-vpc', 'Active network', active),
      group('subnet', 'active-public', 'Public subnets', 'active-vpc'),
      group('subnet', 'active-private', 'Private subnets', 'active-vpc'),
      region(passive),
      group('network', 'passive-vpc', 'Passive network', passive),
      group('subnet', 'passive-public', 'Public subnets', 'passive-vpc'),
      group('subnet', 'passive-private', 'Private subnets', 'passive-vpc'),
    ],
    nodes: [
      component(awsRoute53Zone, 'dns', 'DNS with failover'),
      component(awsLoadBalancer, 'active-balancer', 'Active balancer', {
        in: 'active-public',
        usage: { new_connections: 20, active_connections: 900, processed_bytes_gb: 1.2 },
      }),
      component(awsNatGateway, 'active-nat', 'Active NAT gateway', {
        in: 'active-public',
        usage: { monthly_data_processed_gb: 150 },
      }),
      component(awsAutoScalingGroup, 'active-servers', 'Active servers', {
        in: 'active-private',
        settings: { minSize: 3, maxSize: 12, desiredCapacity: 4, instance: machine },
        usage: { operating_system: 'linux', instances: 4 },
      }),
      component(awsRdsInstance, 'primary', 'Primary database', {
        in: 'active-private',
        settings: { ...database, multiAz: true },
        usage: { additional_backup_storage_gb: 300 },
      }),
      component(awsS3Bucket, 'files', 'Files', {
        in: active,
        settings: { versioning: true, replication: true },
        usage: {
          standard: {
            storage_gb: 900,
            monthly_tier_1_requests: 600_000,
            monthly_tier_2_requests: 9_000_000,
            ...unused.select,
          },
        },
      }),
      component(awsKmsKey, 'files-key', 'Files key', { in: active }),
      component(awsSecret, 'database-password', 'Database password', {
        in: active,
        settings: { replicaRegions: [passive] },
        usage: { monthly_requests: 15_000 },
      }),
      component(awsLogGroup, 'logs', 'Application logs', {
        in: active,
        settings: { retentionDays: 30 },
        usage: { storage_gb: 90, monthly_data_ingested_gb: 90, monthly_data_scanned_gb: 40 },
      }),
      component(awsLoadBalancer, 'passive-balancer', 'Passive balancer', {
        in: 'passive-public',
        usage: { new_connections: 0, active_connections: 0, processed_bytes_gb: 0 },
      }),
      component(awsNatGateway, 'passive-nat', 'Passive NAT gateway', {
        in: 'passive-public',
        usage: { monthly_data_processed_gb: 5 },
      }),
      component(awsAutoScalingGroup, 'passive-servers', 'Passive servers', {
        in: 'passive-private',
        settings: { minSize: 1, maxSize: 12, desiredCapacity: 1, instance: machine },
        usage: { operating_system: 'linux', instances: 1 },
      }),
      component(awsRdsInstance, 'replica', 'Database replica', {
        in: 'passive-private',
        settings: { ...database, readReplica: true },
        usage: { additional_backup_storage_gb: 0 },
      }),
      component(awsS3Bucket, 'files-copy', 'Copy of files', {
        in: passive,
        settings: { versioning: true },
        usage: {
          standard: {
            storage_gb: 900,
            monthly_tier_1_requests: 600_000,
            monthly_tier_2_requests: 0,
            ...unused.select,
          },
        },
      }),
    ],
    edges: [
      calls('dns', 'active-balancer', 'dns'),
      calls('dns', 'passive-balancer', 'dns'),
      calls('active-balancer', 'active-servers', 'http', { requests: 50_000_000, gigabytes: 870 }),
      calls('active-servers', 'primary', 'mysql', { requests: 200_000_000 }),
      calls('active-servers', 'files', 'https', { requests: 9_600_000, gigabytes: 400 }),
      calls('active-servers', 'active-nat', 'https', { gigabytes: 150 }),
      calls('active-servers', 'database-password', 'https', { requests: 15_000 }),
      calls('files', 'files-key', 'https'),
      sends('active-servers', 'logs', 'https', { gigabytes: 90 }),
      calls('passive-balancer', 'passive-servers', 'http', { requests: 0, gigabytes: 0 }),
      calls('passive-servers', 'replica', 'mysql'),
      calls('passive-servers', 'files-copy', 'https'),
      calls('passive-servers', 'passive-nat', 'https', { gigabytes: 5 }),
      copies('primary', 'replica', 'mysql', { gigabytes: 120 }),
      copies('files', 'files-copy', 'https', { gigabytes: 60 }),
    ],
  },
})
