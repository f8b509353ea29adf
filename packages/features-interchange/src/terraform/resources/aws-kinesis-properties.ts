import { defineBilledProperties } from '../mapping/mapping.ts'

/** Readers with throughput of their own are billed by the usage of their stream. */
export const awsKinesisProperties = defineBilledProperties({
  aws_kinesis_stream_consumer: ['stream_arn'],
})
