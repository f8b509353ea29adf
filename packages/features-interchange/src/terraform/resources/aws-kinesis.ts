import {
  awsKinesisAnalyticsApplication,
  awsKinesisAnalyticsSnapshot,
  awsKinesisFirehose,
  awsKinesisStream,
} from '@backarch/services-topology'

import {
  type Attributes,
  blockAt,
  choiceAt,
  countAt,
  flagAt,
  hasBlock,
  lengthAt,
  textAt,
} from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const awsKinesisStreamMapping = defineNode({
  types: ['aws_kinesis_stream'],
  kind: awsKinesisStream,
  named: ['name'],
  settings: (attributes) => ({
    mode: choiceAt(
      blockAt(attributes, 'stream_mode_details'),
      'stream_mode',
      ['PROVISIONED', 'ON_DEMAND'],
      'PROVISIONED',
    ),
    shardCount: countAt(attributes, 'shard_count'),
  }),
})

/** Subnets of the network that a search domain lies in. */
function deliverySubnets(attributes: Attributes): number | null {
  const destination = [
    'elasticsearch_configuration',
    'opensearch_configuration',
    'opensearchserverless_configuration',
  ].find((block) => hasBlock(attributes, block))
  if (destination === undefined) return 0
  const network = blockAt(blockAt(attributes, destination), 'vpc_config')
  return lengthAt(network, 'subnet_ids')
}

function formatConversion(attributes: Attributes): boolean | null {
  const bucket = blockAt(attributes, 'extended_s3_configuration')
  if (!hasBlock(bucket, 'data_format_conversion_configuration')) return false
  return flagAt(blockAt(bucket, 'data_format_conversion_configuration'), 'enabled', true)
}

export const awsKinesisFirehoseMapping = defineNode({
  types: ['aws_kinesis_firehose_delivery_stream'],
  kind: awsKinesisFirehose,
  named: ['name'],
  links: { kinesis_source_configuration: { direction: 'from', mode: 'async' } },
  settings: (attributes) => ({
    formatConversion: formatConversion(attributes),
    deliverySubnets: deliverySubnets(attributes),
  }),
})

/** `SQL-1_0`, `FLINK-1_8`; a notebook (`ZEPPELIN-FLINK-…`) is billed by rules of its own. */
function runtime(attributes: Attributes) {
  const name = textAt(attributes, 'runtime_environment')?.toLowerCase() ?? ''
  if (name.startsWith('sql')) return 'sql' as const
  return name.startsWith('flink') ? ('flink' as const) : null
}

export const awsKinesisAnalyticsMappings = [
  defineNode({
    types: ['aws_kinesis_analytics_application'],
    kind: awsKinesisAnalyticsApplication,
    named: ['name'],
    settings: () => ({ runtime: 'sql' as const }),
  }),
  defineNode({
    types: ['aws_kinesisanalyticsv2_application'],
    kind: awsKinesisAnalyticsApplication,
    named: ['name'],
    settings: (attributes) => ({ runtime: runtime(attributes) }),
  }),
  defineNode({
    types: ['aws_kinesisanalyticsv2_application_snapshot'],
    kind: awsKinesisAnalyticsSnapshot,
    named: ['snapshot_name'],
    links: { application_name: { direction: 'none' } },
    settings: () => ({}),
  }),
]
