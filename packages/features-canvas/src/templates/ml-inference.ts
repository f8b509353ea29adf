import {
  awsApiGateway,
  awsAutoScalingGroup,
  awsEbsVolume,
  awsEc2Instance,
  awsElasticache,
  awsKmsKey,
  awsLambdaFunction,
  awsLoadBalancer,
  awsLogGroup,
  awsS3Bucket,
  awsSqsQueue,
  awsVpcEndpoint,
} from '@backarch/services-topology'

import { defineTemplate } from './define-template.ts'
import { calls, component, copies, group, region, sends, unused } from './parts.ts'

const home = 'us-east-1'

export const mlInference = defineTemplate({
  id: 'ml-inference',
  name: 'ML inference',
  description:
    'A model behind an API: servers with a GPU answer at once, a cache holds the features they need, large inputs go through a queue to machines of their own, and a training machine that runs some nights writes new models. SageMaker has no component kind yet; machines with a GPU stand for its endpoints and jobs. For twenty million predictions a month.',
  graph: {
    groups: [
      region(home),
      group('network', 'vpc', 'Model network', home),
      group('subnet', 'serving', 'Serving subnets', 'vpc'),
      group('subnet', 'training', 'Training subnet', 'vpc'),
    ],
    nodes: [
      component(awsApiGateway, 'api', 'Prediction API', {
        in: home,
        settings: { apiType: 'http' },
        usage: { monthly_requests: 20_000_000, request_size_kb: 12 },
      }),
      component(awsLoadBalancer, 'balancer', 'Internal balancer', {
        in: 'serving',
        settings: { internal: true },
        usage: { new_connections: 8, active_connections: 200, processed_bytes_gb: 0.4 },
      }),
      component(awsAutoScalingGroup, 'servers', 'Inference servers', {
        in: 'serving',
        settings: {
          minSize: 2,
          maxSize: 8,
          desiredCapacity: 2,
          instance: {
            instanceType: 'g4dn.xlarge',
            rootVolume: { volumeType: 'gp3', sizeGb: 125 },
          },
        },
        usage: { operating_system: 'linux', instances: 2.5 },
      }),
      component(awsElasticache, 'features', 'Feature cache', {
        in: 'serving',
        settings: { engine: 'valkey', nodeType: 'cache.r7g.large', nodeCount: 2, multiAz: true },
      }),
      component(awsLambdaFunction, 'accept', 'Accept large inputs', {
        in: home,
        settings: { runtime: 'python3.13', architecture: 'arm64', memoryMb: 512 },
        usage: { monthly_requests: 400_000, request_duration_ms: 200 },
      }),
      component(awsSqsQueue, 'jobs', 'Prediction jobs', {
        in: home,
        usage: { monthly_requests: 2_000_000, request_size_kb: 4 },
      }),
      component(awsSqsQueue, 'failed-jobs', 'Failed predictions', {
        in: home,
        usage: { monthly_requests: 30_000, request_size_kb: 4 },
      }),
      component(awsAutoScalingGroup, 'batch-servers', 'Batch inference', {
        in: 'serving',
        settings: {
          minSize: 0,
          maxSize: 4,
          desiredCapacity: 0,
          instance: {
            instanceType: 'g5.xlarge',
            rootVolume: { volumeType: 'gp3', sizeGb: 125 },
          },
        },
        usage: { operating_system: 'linux', instances: 0.6 },
      }),
      component(awsS3Bucket, 'predictions', 'Inputs and predictions', {
        in: home,
        usage: {
          standard: {
            storage_gb: 700,
            monthly_tier_1_requests: 1_200_000,
            monthly_tier_2_requests: 2_000_000,
            ...unused.select,
          },
        },
      }),
      component(awsS3Bucket, 'models', 'Models', {
        in: home,
        settings: { versioning: true },
        usage: {
          standard: {
            storage_gb: 300,
            monthly_tier_1_requests: 5_000,
            monthly_tier_2_requests: 90_000,
            ...unused.select,
          },
        },
      }),
      component(awsEc2Instance, 'trainer', 'Training machine', {
        in: 'training',
        settings: {
          instanceType: 'g5.12xlarge',
          rootVolume: { volumeType: 'gp3', sizeGb: 200 },
        },
        usage: { operating_system: 'linux', monthly_hrs: 80 },
      }),
      component(awsEbsVolume, 'training-data', 'Training data', {
        in: 'training',
        settings: { volumeType: 'gp3', sizeGb: 2000, iops: 6000, throughput: 500 },
      }),
      component(awsVpcEndpoint, 's3-endpoint', 'S3 endpoint', {
        in: 'vpc',
        settings: { endpointType: 'Gateway', serviceName: `com.amazonaws.${home}.s3` },
      }),
      component(awsKmsKey, 'model-key', 'Model key', { in: home }),
      component(awsLogGroup, 'logs', 'Prediction logs', {
        in: home,
        settings: { retentionDays: 30 },
        usage: { storage_gb: 60, monthly_data_ingested_gb: 60, monthly_data_scanned_gb: 80 },
      }),
    ],
    edges: [
      calls('api', 'balancer', 'https', { requests: 20_000_000, gigabytes: 240 }),
      calls('balancer', 'servers', 'http', { requests: 20_000_000, gigabytes: 240 }),
      calls('servers', 'features', 'redis', { requests: 60_000_000, gigabytes: 300 }),
      calls('api', 'accept', 'https', { requests: 400_000 }),
      calls('accept', 'predictions', 'https', { requests: 400_000, gigabytes: 400 }),
      sends('accept', 'jobs', 'sqs', { requests: 400_000 }),
      sends('jobs', 'batch-servers', 'sqs', { requests: 400_000 }),
      sends('jobs', 'failed-jobs', 'sqs'),
      calls('batch-servers', 's3-endpoint', 'https', { gigabytes: 900 }),
      calls('servers', 's3-endpoint', 'https', { gigabytes: 300 }),
      calls('trainer', 's3-endpoint', 'https', { gigabytes: 600 }),
      copies('s3-endpoint', 'predictions', 'https', { gigabytes: 1200 }),
      copies('s3-endpoint', 'models', 'https', { gigabytes: 600 }),
      copies('trainer', 'training-data', 'block'),
      calls('models', 'model-key', 'https'),
      sends('servers', 'logs', 'https', { gigabytes: 50 }),
      sends('batch-servers', 'logs', 'https', { gigabytes: 10 }),
    ],
  },
})
