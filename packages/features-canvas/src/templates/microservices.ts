import {
  awsEcsService,
  awsElasticache,
  awsLoadBalancer,
  awsLogGroup,
  awsNatGateway,
  awsRdsClusterInstance,
  awsRdsCluster,
  awsRdsInstance,
  awsRoute53Zone,
  awsSecret,
  awsSnsTopic,
  awsSqsQueue,
  awsVpcEndpoint,
} from '@backarch/services-topology'

import { defineTemplate } from './define-template.ts'
import { calls, component, copies, group, region, sends, unused } from './parts.ts'

const home = 'us-east-1'

/** A service of so many tasks, each half a CPU and a gigabyte. */
function tasks(desiredCount: number) {
  return { launchType: 'FARGATE', desiredCount, taskCpu: 512, taskMemoryMb: 1024 } as const
}

export const microservices = defineTemplate({
  id: 'microservices',
  name: 'Microservices on containers',
  description:
    'Services in containers without machines to look after, each with a store that no other one touches. What a customer waits for is called directly; everything after an order is announced on a topic, and each reader has its own queue. For a shop with some five million requests a day.',
  graph: {
    groups: [
      region(home),
      group('network', 'vpc', 'Shop network', home),
      group('subnet', 'public', 'Public subnets', 'vpc'),
      group('subnet', 'services', 'Service subnets', 'vpc'),
      group('subnet', 'data', 'Data subnets', 'vpc'),
    ],
    nodes: [
      component(awsRoute53Zone, 'dns', 'DNS zone'),
      component(awsLoadBalancer, 'balancer', 'Load balancer', {
        in: 'public',
        usage: {
          new_connections: 60,
          active_connections: 3000,
          processed_bytes_gb: 3,
          rule_evaluations: 120,
        },
      }),
      component(awsNatGateway, 'nat', 'NAT gateway', {
        in: 'public',
        usage: { monthly_data_processed_gb: 200 },
      }),
      component(awsEcsService, 'storefront', 'Storefront', {
        in: 'services',
        settings: tasks(6),
      }),
      component(awsEcsService, 'catalog', 'Catalog service', {
        in: 'services',
        settings: tasks(4),
      }),
      component(awsEcsService, 'carts', 'Cart service', { in: 'services', settings: tasks(3) }),
      component(awsEcsService, 'orders', 'Order service', { in: 'services', settings: tasks(3) }),
      component(awsEcsService, 'shipping', 'Shipping service', {
        in: 'services',
        settings: tasks(2),
      }),
      component(awsRdsInstance, 'catalog-store', 'Catalog database', {
        in: 'data',
        settings: {
          engine: 'mysql',
          engineVersion: '8.4',
          instanceClass: 'db.t3.large',
          multiAz: true,
          storageType: 'gp3',
          allocatedStorageGb: 100,
          backupRetentionDays: 7,
        },
        usage: { additional_backup_storage_gb: 50 },
      }),
      component(awsElasticache, 'cart-store', 'Cart store', {
        in: 'data',
        settings: { engine: 'valkey', nodeType: 'cache.r7g.large', nodeCount: 2, multiAz: true },
      }),
      component(awsRdsCluster, 'order-store', 'Order database', {
        in: 'data',
        settings: {
          engine: 'aurora-postgresql',
          engineVersion: '17.5',
          backupRetentionDays: 14,
        },
        usage: {
          storage_gb: 250,
          read_requests_per_sec: 120,
          write_requests_per_sec: 40,
          backup_snapshot_size_gb: 20,
          snapshot_export_size_gb: 0,
        },
      }),
      component(awsRdsClusterInstance, 'order-writer', 'Order writer', {
        in: 'data',
        settings: { engine: 'aurora-postgresql', instanceClass: 'db.t3.large' },
      }),
      component(awsRdsClusterInstance, 'order-reader', 'Order reader', {
        in: 'data',
        settings: { engine: 'aurora-postgresql', instanceClass: 'db.t3.large' },
      }),
      component(awsSnsTopic, 'order-events', 'Order events', {
        in: home,
        usage: { monthly_requests: 4_000_000, request_size_kb: 5, ...unused.subscriptions },
      }),
      component(awsSqsQueue, 'shipments', 'Shipment queue', {
        in: home,
        usage: { monthly_requests: 6_000_000, request_size_kb: 5 },
      }),
      component(awsSqsQueue, 'failed-shipments', 'Failed shipments', {
        in: home,
        usage: { monthly_requests: 50_000, request_size_kb: 5 },
      }),
      component(awsVpcEndpoint, 'queue-endpoint', 'Queue endpoint', {
        in: 'services',
        settings: {
          endpointType: 'Interface',
          serviceName: `com.amazonaws.${home}.sqs`,
          interfaceCount: 2,
        },
        usage: { monthly_data_processed_gb: 40 },
      }),
      component(awsSecret, 'order-password', 'Order store password', {
        in: home,
        usage: { monthly_requests: 30_000 },
      }),
      component(awsLogGroup, 'logs', 'Service logs', {
        in: home,
        settings: { retentionDays: 30 },
        usage: { storage_gb: 200, monthly_data_ingested_gb: 200, monthly_data_scanned_gb: 150 },
      }),
    ],
    edges: [
      calls('dns', 'balancer', 'dns'),
      calls('balancer', 'storefront', 'http', { requests: 150_000_000, gigabytes: 2200 }),
      calls('storefront', 'catalog', 'grpc', { requests: 200_000_000, gigabytes: 400 }),
      calls('storefront', 'carts', 'grpc', { requests: 60_000_000, gigabytes: 60 }),
      calls('storefront', 'orders', 'grpc', { requests: 8_000_000, gigabytes: 20 }),
      calls('catalog', 'catalog-store', 'mysql', { requests: 90_000_000 }),
      calls('carts', 'cart-store', 'redis', { requests: 120_000_000 }),
      calls('orders', 'order-writer', 'postgres', { requests: 30_000_000 }),
      calls('orders', 'order-reader', 'postgres', { requests: 60_000_000 }),
      copies('order-writer', 'order-store', 'storage'),
      copies('order-store', 'order-reader', 'storage'),
      calls('orders', 'order-password', 'https', { requests: 30_000 }),
      sends('orders', 'order-events', 'sns', { requests: 4_000_000, gigabytes: 20 }),
      sends('order-events', 'shipments', 'sqs', { requests: 4_000_000, gigabytes: 20 }),
      sends('shipments', 'failed-shipments', 'sqs'),
      calls('shipping', 'queue-endpoint', 'https', { gigabytes: 40 }),
      sends('queue-endpoint', 'shipments', 'sqs', { requests: 6_000_000, gigabytes: 40 }),
      calls('shipping', 'nat', 'https', { gigabytes: 200 }),
      sends('storefront', 'logs', 'https', { gigabytes: 120 }),
      sends('orders', 'logs', 'https', { gigabytes: 80 }),
    ],
  },
})
