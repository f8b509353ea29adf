import {
  awsDynamodbTable,
  awsEcsService,
  awsLambdaFunction,
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
/** A month: twenty thousand devices, once a minute. */
const readings = 20_000 * 60 * 730
/** The brokers put a hundred readings into one message. */
const bundles = readings / 100

export const iotIngest = defineTemplate({
  id: 'iot-ingest',
  name: 'IoT ingest',
  description:
    'Devices keep a connection open and report once a minute: brokers take the readings, a queue evens out the load, and functions keep the latest state, the history and the archive, and raise alarms. IoT Core and Kinesis have no component kind yet; MQTT brokers in containers and a queue stand for them. For twenty thousand devices.',
  graph: {
    groups: [
      region(home),
      group('network', 'vpc', 'Device network', home),
      group('subnet', 'public', 'Public subnets', 'vpc'),
      group('subnet', 'private', 'Private subnets', 'vpc'),
    ],
    nodes: [
      component(awsLoadBalancer, 'balancer', 'Device endpoint', {
        in: 'public',
        settings: { loadBalancerType: 'network' },
        usage: { new_connections: 10, active_connections: 20_000, processed_bytes_gb: 0.5 },
      }),
      component(awsNatGateway, 'nat', 'NAT gateway', {
        in: 'public',
        usage: { monthly_data_processed_gb: 450 },
      }),
      component(awsEcsService, 'brokers', 'MQTT brokers', {
        in: 'private',
        settings: { launchType: 'FARGATE', desiredCount: 3, taskCpu: 2048, taskMemoryMb: 4096 },
      }),
      component(awsSecret, 'device-ca', 'Device certificate key', {
        in: home,
        usage: { monthly_requests: 40_000 },
      }),
      component(awsSqsQueue, 'telemetry', 'Telemetry queue', {
        in: home,
        usage: { monthly_requests: bundles * 1.5, request_size_kb: 50 },
      }),
      component(awsSqsQueue, 'unreadable', 'Unreadable telemetry', {
        in: home,
        usage: { monthly_requests: 90_000, request_size_kb: 50 },
      }),
      component(awsLambdaFunction, 'store', 'Store telemetry', {
        in: 'private',
        settings: {
          runtime: 'python3.13',
          architecture: 'arm64',
          memoryMb: 1024,
          timeoutSeconds: 60,
        },
        usage: { monthly_requests: bundles / 10, request_duration_ms: 400 },
      }),
      component(awsDynamodbTable, 'device-state', 'Device state', {
        in: home,
        settings: { billingMode: 'PROVISIONED', readCapacity: 100, writeCapacity: 400 },
        usage: { storage_gb: 5 },
      }),
      component(awsRdsInstance, 'history', 'Telemetry history', {
        in: 'private',
        settings: {
          engine: 'postgres',
          engineVersion: '17.5',
          instanceClass: 'db.t3.large',
          storageType: 'gp3',
          allocatedStorageGb: 500,
          backupRetentionDays: 7,
        },
        usage: { additional_backup_storage_gb: 200 },
      }),
      component(awsS3Bucket, 'archive', 'Telemetry archive', {
        in: home,
        settings: { lifecycleStorageClasses: ['STANDARD_IA'] },
        usage: {
          standard: {
            storage_gb: 450,
            monthly_tier_1_requests: bundles / 10,
            monthly_tier_2_requests: 200_000,
            ...unused.select,
          },
          standard_infrequent_access: {
            storage_gb: 5000,
            monthly_tier_1_requests: 0,
            monthly_tier_2_requests: 20_000,
            monthly_lifecycle_transition_requests: bundles / 10,
            monthly_data_retrieval_gb: 100,
            ...unused.select,
          },
        },
      }),
      component(awsLambdaFunction, 'detect', 'Detect alarms', {
        in: home,
        settings: { runtime: 'python3.13', architecture: 'arm64', memoryMb: 512 },
        usage: { monthly_requests: bundles / 10, request_duration_ms: 120 },
      }),
      component(awsSnsTopic, 'alarms', 'Alarms', {
        in: home,
        usage: {
          monthly_requests: 50_000,
          request_size_kb: 2,
          ...unused.subscriptions,
          email_subscriptions: 3,
        },
      }),
      component(awsLogGroup, 'logs', 'Ingest logs', {
        in: home,
        settings: { retentionDays: 30 },
        usage: { storage_gb: 35, monthly_data_ingested_gb: 35, monthly_data_scanned_gb: 20 },
      }),
    ],
    edges: [
      calls('balancer', 'brokers', 'mqtt', { requests: readings, gigabytes: 360 }),
      calls('brokers', 'device-ca', 'https', { requests: 40_000 }),
      sends('brokers', 'telemetry', 'sqs', { requests: bundles, gigabytes: 420 }),
      calls('brokers', 'nat', 'https', { gigabytes: 450 }),
      sends('telemetry', 'store', 'sqs', { requests: bundles / 10, gigabytes: 420 }),
      sends('telemetry', 'unreadable', 'sqs'),
      calls('store', 'history', 'postgres', { requests: bundles, gigabytes: 400 }),
      calls('store', 'archive', 'https', { requests: bundles / 10, gigabytes: 420 }),
      calls('store', 'device-state', 'https', { requests: bundles }),
      sends('store', 'detect', 'https', { requests: bundles / 10 }),
      sends('detect', 'alarms', 'sns', { requests: 50_000 }),
      sends('brokers', 'logs', 'https', { gigabytes: 25 }),
      sends('store', 'logs', 'https', { gigabytes: 10 }),
    ],
  },
})
