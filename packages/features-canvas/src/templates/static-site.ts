import {
  awsApiGateway,
  awsCloudfrontDistribution,
  awsLambdaFunction,
  awsLogGroup,
  awsRoute53Zone,
  awsS3Bucket,
  awsSecret,
  awsSnsTopic,
} from '@backarch/services-topology'

import { defineTemplate } from './define-template.ts'
import { calls, component, copies, region, sends, unused } from './parts.ts'

const home = 'us-east-1'

export const staticSite = defineTemplate({
  id: 'static-site',
  name: 'Static site with CDN',
  description:
    'Pages that are built beforehand, kept in a private bucket and served from the edge all over the world, with access logs and a contact form that mails the team. For three million page views a month.',
  graph: {
    groups: [region(home)],
    nodes: [
      component(awsRoute53Zone, 'dns', 'DNS zone'),
      component(awsCloudfrontDistribution, 'cdn', 'CDN', {
        usage: {
          monthly_data_transfer_to_internet_gb: { us: 900, europe: 700, asia_pacific: 200 },
          monthly_data_transfer_to_origin_gb: { us: 1, europe: 1, asia_pacific: 1 },
          monthly_http_requests: { us: 0, europe: 0, asia_pacific: 0 },
          monthly_https_requests: { us: 30_000_000, europe: 22_000_000, asia_pacific: 6_000_000 },
          monthly_invalidation_requests: 900,
        },
      }),
      component(awsS3Bucket, 'pages', 'Pages', {
        in: home,
        settings: { versioning: true },
        usage: {
          standard: {
            storage_gb: 15,
            monthly_tier_1_requests: 40_000,
            monthly_tier_2_requests: 800_000,
            ...unused.select,
          },
        },
      }),
      component(awsS3Bucket, 'access-logs', 'Access logs', {
        in: home,
        settings: { lifecycleStorageClasses: ['STANDARD_IA'] },
        usage: {
          standard: {
            storage_gb: 20,
            monthly_tier_1_requests: 90_000,
            monthly_tier_2_requests: 5_000,
            ...unused.select,
          },
          standard_infrequent_access: {
            storage_gb: 120,
            monthly_tier_1_requests: 0,
            monthly_tier_2_requests: 1_000,
            monthly_lifecycle_transition_requests: 90_000,
            monthly_data_retrieval_gb: 5,
            ...unused.select,
          },
        },
      }),
      component(awsApiGateway, 'forms', 'Forms API', {
        in: home,
        settings: { apiType: 'http' },
        usage: { monthly_requests: 40_000, request_size_kb: 8 },
      }),
      component(awsLambdaFunction, 'contact', 'Contact form', {
        in: home,
        settings: { runtime: 'nodejs24.x', architecture: 'arm64', memoryMb: 256 },
        usage: { monthly_requests: 40_000, request_duration_ms: 250 },
      }),
      component(awsSecret, 'captcha-key', 'Captcha key', {
        in: home,
        usage: { monthly_requests: 2_000 },
      }),
      component(awsSnsTopic, 'messages', 'Messages to the team', {
        in: home,
        usage: {
          monthly_requests: 6_000,
          request_size_kb: 4,
          ...unused.subscriptions,
          email_subscriptions: 2,
        },
      }),
      component(awsLogGroup, 'logs', 'Form logs', {
        in: home,
        settings: { retentionDays: 30 },
        usage: { storage_gb: 1, monthly_data_ingested_gb: 1, monthly_data_scanned_gb: 1 },
      }),
    ],
    edges: [
      calls('dns', 'cdn', 'dns'),
      calls('cdn', 'pages', 'https', { requests: 800_000, gigabytes: 60 }),
      copies('cdn', 'access-logs', 'https', { gigabytes: 20 }),
      calls('cdn', 'forms', 'https', { requests: 40_000 }),
      calls('forms', 'contact', 'https', { requests: 40_000 }),
      calls('contact', 'captcha-key', 'https', { requests: 2_000 }),
      sends('contact', 'messages', 'sns', { requests: 6_000 }),
      sends('contact', 'logs', 'https', { gigabytes: 1 }),
    ],
  },
})
