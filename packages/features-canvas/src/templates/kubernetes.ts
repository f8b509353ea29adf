import {
  awsEfsFileSystem,
  awsEksCluster,
  awsEksNodeGroup,
  awsElasticache,
  awsKmsKey,
  awsLoadBalancer,
  awsLogGroup,
  awsNatGateway,
  awsRdsCluster,
  awsRdsClusterInstance,
  awsRoute53Zone,
  awsSecret,
} from '@backarch/services-topology'

import { defineTemplate } from './define-template.ts'
import { calls, component, copies, group, region, sends } from './parts.ts'

const home = 'us-east-1'

const disk = { volumeType: 'gp3', sizeGb: 80 } as const

export const kubernetes = defineTemplate({
  id: 'kubernetes',
  name: 'Kubernetes platform',
  description:
    'A managed cluster for several teams: machines for the platform and for applications in two zones, a way out in each zone so that one can fail, a database that writes in one zone and reads in the other, and files that every pod may mount. For about sixty pods.',
  graph: {
    groups: [
      region(home),
      group('network', 'vpc', 'Platform network', home),
      group('zone', 'zone-a', 'us-east-1a', 'vpc'),
      group('zone', 'zone-b', 'us-east-1b', 'vpc'),
    ],
    nodes: [
      component(awsRoute53Zone, 'dns', 'DNS zone'),
      component(awsLoadBalancer, 'ingress', 'Ingress', {
        in: 'vpc',
        usage: {
          new_connections: 40,
          active_connections: 2500,
          processed_bytes_gb: 2,
          rule_evaluations: 200,
        },
      }),
      component(awsEksCluster, 'cluster', 'Cluster', { in: 'vpc', settings: { version: '1.33' } }),
      component(awsEksNodeGroup, 'system-nodes', 'Platform nodes', {
        in: 'vpc',
        settings: {
          minSize: 2,
          maxSize: 3,
          desiredSize: 2,
          instance: { instanceType: 'm7g.large', rootVolume: disk },
        },
        usage: { operating_system: 'linux', instances: 2 },
      }),
      component(awsEksNodeGroup, 'nodes-a', 'Application nodes A', {
        in: 'zone-a',
        settings: {
          minSize: 2,
          maxSize: 6,
          desiredSize: 2,
          instance: { instanceType: 'm7g.xlarge', rootVolume: disk },
        },
        usage: { operating_system: 'linux', instances: 3 },
      }),
      component(awsEksNodeGroup, 'nodes-b', 'Application nodes B', {
        in: 'zone-b',
        settings: {
          minSize: 2,
          maxSize: 6,
          desiredSize: 2,
          instance: { instanceType: 'm7g.xlarge', rootVolume: disk },
        },
        usage: { operating_system: 'linux', instances: 3 },
      }),
      component(awsNatGateway, 'nat-a', 'NAT gateway A', {
        in: 'zone-a',
        usage: { monthly_data_processed_gb: 150 },
      }),
      component(awsNatGateway, 'nat-b', 'NAT gateway B', {
        in: 'zone-b',
        usage: { monthly_data_processed_gb: 150 },
      }),
      component(awsRdsCluster, 'database', 'Database cluster', {
        in: 'vpc',
        settings: {
          engine: 'aurora-postgresql',
          engineVersion: '17.5',
          backupRetentionDays: 7,
        },
        usage: {
          storage_gb: 400,
          read_requests_per_sec: 200,
          write_requests_per_sec: 60,
          backup_snapshot_size_gb: 30,
          snapshot_export_size_gb: 0,
        },
      }),
      component(awsRdsClusterInstance, 'writer', 'Database writer', {
        in: 'zone-a',
        settings: {
          engine: 'aurora-postgresql',
          instanceClass: 'db.serverless',
          availabilityZone: 'us-east-1a',
        },
        usage: { capacity_units_per_hr: 3 },
      }),
      component(awsRdsClusterInstance, 'reader', 'Database reader', {
        in: 'zone-b',
        settings: {
          engine: 'aurora-postgresql',
          instanceClass: 'db.serverless',
          availabilityZone: 'us-east-1b',
        },
        usage: { capacity_units_per_hr: 2 },
      }),
      component(awsElasticache, 'cache', 'Shared cache', {
        in: 'vpc',
        settings: { engine: 'valkey', nodeType: 'cache.m7g.large', nodeCount: 2, multiAz: true },
      }),
      component(awsEfsFileSystem, 'files', 'Shared files', {
        in: 'vpc',
        usage: { storage_gb: 250 },
      }),
      component(awsKmsKey, 'secrets-key', 'Secrets key', { in: home }),
      component(awsSecret, 'database-password', 'Database password', {
        in: home,
        usage: { monthly_requests: 60_000 },
      }),
      component(awsLogGroup, 'logs', 'Cluster logs', {
        in: home,
        settings: { retentionDays: 30 },
        usage: { storage_gb: 180, monthly_data_ingested_gb: 180, monthly_data_scanned_gb: 100 },
      }),
    ],
    edges: [
      calls('dns', 'ingress', 'dns'),
      calls('ingress', 'nodes-a', 'http', { requests: 60_000_000, gigabytes: 730 }),
      calls('ingress', 'nodes-b', 'http', { requests: 60_000_000, gigabytes: 730 }),
      calls('cluster', 'system-nodes', 'https'),
      calls('cluster', 'nodes-a', 'https'),
      calls('cluster', 'nodes-b', 'https'),
      calls('cluster', 'secrets-key', 'https'),
      calls('nodes-a', 'nat-a', 'https', { gigabytes: 150 }),
      calls('nodes-b', 'nat-b', 'https', { gigabytes: 150 }),
      calls('nodes-a', 'writer', 'postgres', { requests: 90_000_000 }),
      calls('nodes-b', 'reader', 'postgres', { requests: 200_000_000 }),
      copies('writer', 'database', 'storage'),
      copies('database', 'reader', 'storage'),
      calls('nodes-a', 'cache', 'redis', { requests: 200_000_000 }),
      calls('nodes-b', 'cache', 'redis', { requests: 200_000_000 }),
      copies('nodes-a', 'files', 'nfs', { gigabytes: 100 }),
      copies('nodes-b', 'files', 'nfs', { gigabytes: 100 }),
      calls('system-nodes', 'database-password', 'https', { requests: 60_000 }),
      sends('system-nodes', 'logs', 'https', { gigabytes: 180 }),
    ],
  },
})
