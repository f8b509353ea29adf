import { z } from 'zod'

import { choiceSetting, countSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsKinesisStream = defineKind({
  id: 'aws.kinesis-stream',
  label: 'Kinesis data stream',
  provider: 'aws',
  category: 'messaging',
  traffic: 'regional',
  settings: z.strictObject({
    mode: choiceSetting(['PROVISIONED', 'ON_DEMAND'], 'PROVISIONED'),
    /** Of a provisioned stream. */
    shardCount: countSetting(1),
  }),
  usage: z.strictObject({
    monthly_on_demand_data_in_gb: quantity(),
    monthly_on_demand_data_out_gb: quantity(),
    monthly_on_demand_efo_data_out_gb: quantity(),
    monthly_on_demand_extended_retention_gb: quantity(),
    monthly_on_demand_long_term_retention_gb: quantity(),
    /** Of up to 25 KB each. */
    monthly_provisioned_put_units: quantity(),
    monthly_provisioned_extended_retention_gb: quantity(),
    monthly_provisioned_long_term_retention_gb: quantity(),
    monthly_provisioned_long_term_retrieval_gb: quantity(),
    monthly_provisioned_efo_data_out_gb: quantity(),
    /** Consumers times shards times hours. */
    monthly_provisioned_efo_consumer_hours: quantity(),
  }),
})
