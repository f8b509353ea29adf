import {
  awsApiGateway,
  awsCloudfrontDistribution,
  awsDynamodbTable,
  awsElasticache,
  awsLambdaFunction,
  awsLogGroup,
  awsRoute53Zone,
  awsS3Bucket,
  awsSecret,
  awsSnsTopic,
  awsSqsQueue,
} from '@backarch/services-topology'

import { defineTemplate } from './define-template.ts'
import { calls, component, group, region, sends, unused } from './parts.ts'

const home = 'us-east-1'
/** A month. */
const messages = 60_000_000
const nodejs = { runtime: 'nodejs24.x', architecture: 'arm64' } as const

export const realtimeChat = defineTemplate({
  id: 'realtime-chat',
  name: 'Real-time chat',
  description:
    'Open connections over WebSocket without a server to hold them: a gateway keeps them, a function for each event routes messages, a cache knows who is connected and where, a table keeps what was said, and whoever is away gets a push notification. For ten thousand people at once and two million messages a day.',
  graph: {
    groups: [
      region(home),
      group('network', 'vpc', 'Chat network', home),
      group('subnet', 'private', 'Private subnets', 'vpc'),
    ],
    nodes: [
      component(awsRoute53Zone, 'dns', 'DNS zone'),
      component(awsCloudfrontDistribution, 'cdn', 'CDN', {
        settings: { priceClass: 'PriceClass_100' },
        usage: {
          monthly_data_transfer_to_internet_gb: { us: 700, europe: 500 },
          monthly_data_transfer_to_origin_gb: { us: 40, europe: 30 },
          monthly_http_requests: { us: 0, europe: 0 },
          monthly_https_requests: { us: 12_000_000, europe: 8_000_000 },
          monthly_invalidation_requests: 50,
        },
      }),
      component(awsS3Bucket, 'client', 'Web client', {
        in: home,
        usage: {
          standard: {
            storage_gb: 1,
            monthly_tier_1_requests: 2_000,
            monthly_tier_2_requests: 300_000,
            ...unused.select,
          },
        },
      }),
      component(awsS3Bucket, 'attachments', 'Attachments', {
        in: home,
        usage: {
          standard: {
            storage_gb: 2500,
            monthly_tier_1_requests: 1_500_000,
            monthly_tier_2_requests: 9_000_000,
            ...unused.select,
          },
        },
      }),
      component(awsApiGateway, 'socket', 'WebSocket API', {
        in: home,
        settings: { apiType: 'websocket' },
        usage: {
          // In once and out to five on average.
          monthly_messages: messages * 6,
          message_size_kb: 2,
          monthly_connection_mins: 10_000 * 60 * 730,
        },
      }),
      component(awsLambdaFunction, 'connect', 'Connect and leave', {
        in: 'private',
        settings: { ...nodejs, memoryMb: 256, timeoutSeconds: 5 },
        usage: { monthly_requests: 9_000_000, request_duration_ms: 20 },
      }),
      component(awsLambdaFunction, 'route', 'Route messages', {
        in: 'private',
        settings: { ...nodejs, memoryMb: 512, timeoutSeconds: 10 },
        usage: { monthly_requests: messages, request_duration_ms: 35 },
      }),
      component(awsElasticache, 'presence', 'Presence', {
        in: 'private',
        settings: { engine: 'valkey', nodeType: 'cache.r7g.large', nodeCount: 2, multiAz: true },
      }),
      component(awsDynamodbTable, 'messages', 'Messages table', {
        in: home,
        settings: { billingMode: 'PAY_PER_REQUEST', pointInTimeRecovery: true },
        usage: {
          monthly_write_request_units: messages * 2,
          monthly_read_request_units: 150_000_000,
          storage_gb: 400,
          pitr_backup_storage_gb: 400,
        },
      }),
      component(awsSqsQueue, 'pushes', 'Push queue', {
        in: home,
        usage: { monthly_requests: 24_000_000, request_size_kb: 2 },
      }),
      component(awsSqsQueue, 'failed-pushes', 'Failed pushes', {
        in: home,
        usage: { monthly_requests: 200_000, request_size_kb: 2 },
      }),
      component(awsLambdaFunction, 'notify', 'Notify who is away', {
        in: home,
        settings: { ...nodejs, memoryMb: 256, timeoutSeconds: 30 },
        usage: { monthly_requests: 2_000_000, request_duration_ms: 150 },
      }),
      component(awsSnsTopic, 'phones', 'Phones', {
        in: home,
        usage: {
          monthly_requests: 20_000_000,
          request_size_kb: 2,
          ...unused.subscriptions,
          mobile_push_subscriptions: 1,
        },
      }),
      component(awsSecret, 'token-key', 'Token key', {
        in: home,
        usage: { monthly_requests: 50_000 },
      }),
      component(awsLogGroup, 'logs', 'Chat logs', {
        in: home,
        settings: { retentionDays: 14 },
        usage: { storage_gb: 40, monthly_data_ingested_gb: 80, monthly_data_scanned_gb: 30 },
      }),
    ],
    edges: [
      calls('dns', 'cdn', 'dns'),
      calls('dns', 'socket', 'dns'),
      calls('cdn', 'client', 'https', { requests: 300_000, gigabytes: 10 }),
      calls('cdn', 'attachments', 'https', { requests: 9_000_000, gigabytes: 1200 }),
      calls('socket', 'connect', 'https', { requests: 9_000_000 }),
      sends('socket', 'route', 'https', { requests: messages, gigabytes: 120 }),
      calls('connect', 'token-key', 'https', { requests: 50_000 }),
      calls('connect', 'presence', 'redis', { requests: 9_000_000 }),
      calls('route', 'presence', 'redis', { requests: messages * 2 }),
      calls('route', 'messages', 'https', { requests: messages }),
      sends('route', 'pushes', 'sqs', { requests: 20_000_000 }),
      sends('pushes', 'notify', 'sqs', { requests: 2_000_000 }),
      sends('pushes', 'failed-pushes', 'sqs'),
      sends('notify', 'phones', 'sns', { requests: 20_000_000 }),
      sends('route', 'logs', 'https', { gigabytes: 70 }),
      sends('notify', 'logs', 'https', { gigabytes: 10 }),
    ],
  },
})
