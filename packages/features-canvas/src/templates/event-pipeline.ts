import {
  awsApiGateway,
  awsDynamodbTable,
  awsKmsKey,
  awsLambdaFunction,
  awsLogGroup,
  awsS3Bucket,
  awsSnsTopic,
  awsSqsQueue,
} from '@backarch/services-topology'

import { defineTemplate } from './define-template.ts'
import { calls, component, region, sends, unused } from './parts.ts'

const home = 'us-east-1'
/** A month. */
const events = 30_000_000
const python = { runtime: 'python3.13', architecture: 'arm64', timeoutSeconds: 60 } as const

/** Each event is sent, received and deleted, ten at a time where that is possible. */
const queueUsage = { monthly_requests: events * 1.2, request_size_kb: 6 }

export const eventPipeline = defineTemplate({
  id: 'event-pipeline',
  name: 'Event pipeline',
  description:
    'Events come in once and are handled by many who do not know each other: one topic, a queue for each reader, and a queue for what nobody could handle. A reader that is down catches up later; a new one is a queue and a function. Topic and queues stand in for a stream (Kinesis) or an event bus (EventBridge), which have no component kind yet. For thirty million events a month.',
  graph: {
    groups: [region(home)],
    nodes: [
      component(awsApiGateway, 'intake', 'Event intake', {
        in: home,
        settings: { apiType: 'http' },
        usage: { monthly_requests: events, request_size_kb: 6 },
      }),
      component(awsLambdaFunction, 'validate', 'Validate events', {
        in: home,
        settings: { ...python, memoryMb: 256, timeoutSeconds: 5 },
        usage: { monthly_requests: events, request_duration_ms: 15 },
      }),
      component(awsSnsTopic, 'events', 'Events topic', {
        in: home,
        usage: {
          monthly_requests: events,
          request_size_kb: 6,
          ...unused.subscriptions,
        },
      }),
      component(awsKmsKey, 'events-key', 'Events key', { in: home }),
      component(awsSqsQueue, 'billing-queue', 'Billing queue', { in: home, usage: queueUsage }),
      component(awsSqsQueue, 'archive-queue', 'Archive queue', { in: home, usage: queueUsage }),
      component(awsSqsQueue, 'alert-queue', 'Alert queue', { in: home, usage: queueUsage }),
      component(awsLambdaFunction, 'meter-usage', 'Meter usage', {
        in: home,
        settings: { ...python, memoryMb: 512 },
        usage: { monthly_requests: events / 10, request_duration_ms: 180 },
      }),
      component(awsLambdaFunction, 'archive-events', 'Archive events', {
        in: home,
        settings: { ...python, memoryMb: 1024 },
        usage: { monthly_requests: events / 1000, request_duration_ms: 2500 },
      }),
      component(awsLambdaFunction, 'raise-alerts', 'Raise alerts', {
        in: home,
        settings: { ...python, memoryMb: 256 },
        usage: { monthly_requests: events / 10, request_duration_ms: 60 },
      }),
      component(awsDynamodbTable, 'usage-totals', 'Usage totals', {
        in: home,
        settings: { billingMode: 'PAY_PER_REQUEST', pointInTimeRecovery: true },
        usage: {
          monthly_read_request_units: 3_000_000,
          monthly_write_request_units: 6_000_000,
          storage_gb: 10,
          pitr_backup_storage_gb: 10,
        },
      }),
      component(awsS3Bucket, 'archive', 'Event archive', {
        in: home,
        settings: { lifecycleStorageClasses: ['STANDARD_IA'] },
        usage: {
          standard: {
            storage_gb: 180,
            monthly_tier_1_requests: 30_000,
            monthly_tier_2_requests: 50_000,
            ...unused.select,
          },
          standard_infrequent_access: {
            storage_gb: 2000,
            monthly_tier_1_requests: 0,
            monthly_tier_2_requests: 2_000,
            monthly_lifecycle_transition_requests: 30_000,
            monthly_data_retrieval_gb: 20,
            ...unused.select,
          },
        },
      }),
      component(awsSqsQueue, 'failed-events', 'Failed events', {
        in: home,
        usage: { monthly_requests: 200_000, request_size_kb: 6 },
      }),
      component(awsLogGroup, 'logs', 'Pipeline logs', {
        in: home,
        settings: { retentionDays: 30 },
        usage: { storage_gb: 30, monthly_data_ingested_gb: 30, monthly_data_scanned_gb: 20 },
      }),
    ],
    edges: [
      calls('intake', 'validate', 'https', { requests: events, gigabytes: 180 }),
      sends('validate', 'events', 'sns', { requests: events, gigabytes: 180 }),
      calls('events', 'events-key', 'https'),
      sends('events', 'billing-queue', 'sqs', { requests: events, gigabytes: 180 }),
      sends('events', 'archive-queue', 'sqs', { requests: events, gigabytes: 180 }),
      sends('events', 'alert-queue', 'sqs', { requests: events, gigabytes: 180 }),
      sends('billing-queue', 'meter-usage', 'sqs', { requests: events / 10 }),
      sends('archive-queue', 'archive-events', 'sqs', { requests: events / 1000 }),
      sends('alert-queue', 'raise-alerts', 'sqs', { requests: events / 10 }),
      sends('billing-queue', 'failed-events', 'sqs'),
      sends('archive-queue', 'failed-events', 'sqs'),
      sends('alert-queue', 'failed-events', 'sqs'),
      calls('meter-usage', 'usage-totals', 'https', { requests: 6_000_000 }),
      calls('archive-events', 'archive', 'https', { requests: events / 1000, gigabytes: 180 }),
      sends('raise-alerts', 'logs', 'https', { gigabytes: 10 }),
      sends('meter-usage', 'logs', 'https', { gigabytes: 20 }),
    ],
  },
})
