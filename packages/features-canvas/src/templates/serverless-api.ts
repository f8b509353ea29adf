import {
  awsApiGateway,
  awsCloudfrontDistribution,
  awsDynamodbTable,
  awsLambdaFunction,
  awsLogGroup,
  awsRoute53Zone,
  awsS3Bucket,
  awsSecret,
  awsSqsQueue,
} from '@backarch/services-topology'

import { defineTemplate } from './define-template.ts'
import { calls, component, region, sends, unused } from './parts.ts'

const home = 'us-east-1'
const nodejs = { runtime: 'nodejs24.x', architecture: 'arm64' } as const

export const serverlessApi = defineTemplate({
  id: 'serverless-api',
  name: 'Serverless API',
  description:
    'A single-page application and its HTTP API without a server to look after: functions behind a gateway, a table that scales by itself, and slow work handed to a queue, with a second queue for what keeps failing. For ten million requests a month.',
  graph: {
    groups: [region(home)],
    nodes: [
      component(awsRoute53Zone, 'dns', 'DNS zone'),
      component(awsCloudfrontDistribution, 'cdn', 'CDN', {
        settings: { priceClass: 'PriceClass_100' },
        usage: {
          monthly_data_transfer_to_internet_gb: { us: 150, europe: 50 },
          monthly_data_transfer_to_origin_gb: { us: 8, europe: 2 },
          monthly_http_requests: { us: 0, europe: 0 },
          monthly_https_requests: { us: 9_000_000, europe: 3_000_000 },
          monthly_invalidation_requests: 100,
        },
      }),
      component(awsS3Bucket, 'site', 'Web application', {
        in: home,
        usage: {
          standard: {
            storage_gb: 2,
            monthly_tier_1_requests: 5_000,
            monthly_tier_2_requests: 500_000,
            ...unused.select,
          },
        },
      }),
      component(awsApiGateway, 'api', 'HTTP API', {
        in: home,
        settings: { apiType: 'http' },
        usage: { monthly_requests: 10_000_000, request_size_kb: 20 },
      }),
      component(awsLambdaFunction, 'read-orders', 'Read orders', {
        in: home,
        settings: { ...nodejs, memoryMb: 512, timeoutSeconds: 10 },
        usage: { monthly_requests: 8_000_000, request_duration_ms: 45 },
      }),
      component(awsLambdaFunction, 'place-order', 'Place order', {
        in: home,
        settings: { ...nodejs, memoryMb: 512, timeoutSeconds: 10 },
        usage: { monthly_requests: 2_000_000, request_duration_ms: 120 },
      }),
      component(awsDynamodbTable, 'orders', 'Orders table', {
        in: home,
        settings: { billingMode: 'PAY_PER_REQUEST', pointInTimeRecovery: true },
        usage: {
          monthly_read_request_units: 16_000_000,
          monthly_write_request_units: 4_000_000,
          storage_gb: 25,
          pitr_backup_storage_gb: 25,
        },
      }),
      component(awsSqsQueue, 'receipts', 'Receipt queue', {
        in: home,
        usage: { monthly_requests: 6_000_000, request_size_kb: 4 },
      }),
      component(awsSqsQueue, 'failed-receipts', 'Failed receipts', {
        in: home,
        usage: { monthly_requests: 100_000, request_size_kb: 4 },
      }),
      component(awsLambdaFunction, 'send-receipt', 'Send receipt', {
        in: home,
        settings: { ...nodejs, memoryMb: 256, timeoutSeconds: 60 },
        usage: { monthly_requests: 2_000_000, request_duration_ms: 300 },
      }),
      component(awsSecret, 'mail-key', 'Mail provider key', {
        in: home,
        usage: { monthly_requests: 5_000 },
      }),
      component(awsLogGroup, 'logs', 'Function logs', {
        in: home,
        settings: { retentionDays: 14 },
        usage: { storage_gb: 12, monthly_data_ingested_gb: 24, monthly_data_scanned_gb: 10 },
      }),
    ],
    edges: [
      calls('dns', 'cdn', 'dns'),
      calls('cdn', 'site', 'https', { requests: 500_000, gigabytes: 20 }),
      calls('cdn', 'api', 'https', { requests: 10_000_000, gigabytes: 180 }),
      calls('api', 'read-orders', 'https', { requests: 8_000_000 }),
      calls('api', 'place-order', 'https', { requests: 2_000_000 }),
      calls('read-orders', 'orders', 'https', { requests: 8_000_000 }),
      calls('place-order', 'orders', 'https', { requests: 2_000_000 }),
      sends('place-order', 'receipts', 'sqs', { requests: 2_000_000 }),
      sends('receipts', 'send-receipt', 'sqs', { requests: 2_000_000 }),
      sends('receipts', 'failed-receipts', 'sqs'),
      calls('send-receipt', 'mail-key', 'https', { requests: 5_000 }),
      sends('read-orders', 'logs', 'https', { gigabytes: 16 }),
      sends('place-order', 'logs', 'https', { gigabytes: 4 }),
      sends('send-receipt', 'logs', 'https', { gigabytes: 4 }),
    ],
  },
})
