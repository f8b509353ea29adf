import type { Line, PriceReference } from '../line.ts'

/** So much of something costs an account nothing, month after month. */
export interface Allowance {
  /** A month, in the unit of the lines that it is for; all of an account's components share it. */
  readonly amount: number
  readonly unit: Line['unit']
  /** Which prices it is for: any product and key of the service, unless these are named. */
  readonly service: PriceReference['service']
  readonly products?: readonly PriceReference['product'][]
  readonly keys?: readonly PriceReference['key'][]
  /** Where the provider says so. */
  readonly page: string
}

/** When the providers' pages, which do not date their figures, said so. No program has read them. */
export const allowancesYear = 2025

/**
 * What AWS, Google Cloud and Azure give for nothing without an end. What a new account gets for its first months is
 * not here, nor what is only given in some regions, nor what a kind leaves out of every bill (the first million
 * requests of an SNS topic, as Infracost does).
 */
export const allowances: readonly Allowance[] = [
  ...from('aws.amazon.com/lambda/pricing', [
    { amount: 1, unit: '1M requests', service: 'aws.lambda', products: ['requests'] },
    {
      amount: 400_000,
      unit: 'GB-seconds',
      service: 'aws.lambda',
      products: ['duration-x86_64', 'duration-arm64'],
    },
  ]),
  ...from('aws.amazon.com/sqs/pricing', [{ amount: 1, unit: '1M requests', service: 'aws.sqs' }]),
  ...from('aws.amazon.com/dynamodb/pricing/provisioned', [
    { amount: 25, unit: 'GB', service: 'aws.dynamodb', products: ['storage-standard'] },
    { amount: 25, unit: 'WCU', service: 'aws.dynamodb', products: ['capacity-standard'] },
    { amount: 25, unit: 'RCU', service: 'aws.dynamodb', products: ['capacity-standard'] },
  ]),
  ...from('aws.amazon.com/cloudwatch/pricing', [
    { amount: 10, unit: 'metrics', service: 'aws.cloudwatch', products: ['metrics'] },
    {
      amount: 10,
      unit: 'alarm metrics',
      service: 'aws.cloudwatch',
      products: ['alarm-metrics'],
      keys: ['standard'],
    },
    { amount: 5, unit: 'GB', service: 'aws.cloudwatch', products: ['logs-standard'] },
    { amount: 3, unit: 'months', service: 'aws.cloudwatch', products: ['dashboard'] },
  ]),
  ...from('aws.amazon.com/cloudfront/pricing', [
    { amount: 1024, unit: 'GB', service: 'aws.cloudfront', products: ['transfer-to-internet'] },
    { amount: 1000, unit: '10k requests', service: 'aws.cloudfront', products: ['requests'] },
    { amount: 2, unit: '1M invocations', service: 'aws.cloudfront', products: ['functions'] },
  ]),
  ...from('aws.amazon.com/ec2/pricing/on-demand', [
    { amount: 100, unit: 'GB', service: 'aws.data-transfer', products: ['internet'] },
  ]),
  ...from('aws.amazon.com/step-functions/pricing', [
    { amount: 4, unit: '1K transitions', service: 'aws.step-functions' },
  ]),
  ...from('aws.amazon.com/glue/pricing', [
    { amount: 10, unit: '100k objects', service: 'aws.glue' },
    { amount: 1, unit: '1M requests', service: 'aws.glue' },
  ]),
  ...from('cloud.google.com/functions/pricing-1stgen', [
    { amount: 2_000_000, unit: 'invocations', service: 'google.cloud-functions' },
    { amount: 400_000, unit: 'GB-seconds', service: 'google.cloud-functions' },
    { amount: 200_000, unit: 'GHz-seconds', service: 'google.cloud-functions' },
    { amount: 5, unit: 'GB', service: 'google.cloud-functions', products: ['egress'] },
  ]),
  ...from('cloud.google.com/run/pricing', [
    { amount: 2_000_000, unit: 'requests', service: 'google.cloud-run' },
    { amount: 180_000, unit: 'vCPU-seconds', service: 'google.cloud-run', keys: ['requests'] },
    { amount: 360_000, unit: 'GiB-seconds', service: 'google.cloud-run', keys: ['requests'] },
    { amount: 240_000, unit: 'vCPU-seconds', service: 'google.cloud-run', keys: ['instances'] },
    { amount: 450_000, unit: 'GiB-seconds', service: 'google.cloud-run', keys: ['instances'] },
  ]),
  ...from('cloud.google.com/pubsub/pricing', [
    { amount: 10 / 1024, unit: 'TiB', service: 'google.pubsub', products: ['messages'] },
  ]),
  ...from('cloud.google.com/bigquery/pricing', [
    { amount: 1, unit: 'TB', service: 'google.bigquery', products: ['queries'] },
    { amount: 10, unit: 'GB', service: 'google.bigquery', products: ['storage'] },
  ]),
  ...from('cloud.google.com/secret-manager/pricing', [
    { amount: 6, unit: 'versions', service: 'google.secret-manager' },
    { amount: 1, unit: '10K requests', service: 'google.secret-manager' },
    { amount: 3, unit: 'rotations', service: 'google.secret-manager' },
  ]),
  ...from('cloud.google.com/stackdriver/pricing', [
    { amount: 50, unit: 'GB', service: 'google.cloud-logging', products: ['ingestion'] },
  ]),
  ...from('cloud.google.com/artifact-registry/pricing', [
    { amount: 0.5, unit: 'GB', service: 'google.artifact-registry', products: ['storage'] },
  ]),
  ...from('azure.microsoft.com/pricing/details/functions', [
    { amount: 1, unit: '1M requests', service: 'azure.functions', products: ['consumption'] },
    { amount: 400_000, unit: 'GB-seconds', service: 'azure.functions', products: ['consumption'] },
  ]),
  ...from('azure.microsoft.com/pricing/details/monitor', [
    {
      amount: 5,
      unit: 'GB',
      service: 'azure.log-analytics',
      products: ['ingestion'],
      keys: ['logs'],
    },
  ]),
]

function from(page: string, given: readonly Omit<Allowance, 'page'>[]): Allowance[] {
  return given.map((allowance) => ({ ...allowance, page }))
}
