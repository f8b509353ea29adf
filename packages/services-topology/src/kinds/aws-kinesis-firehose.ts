import { z } from 'zod'

import { countSetting, flagSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsKinesisFirehose = defineKind({
  id: 'aws.kinesis-firehose',
  label: 'Data Firehose stream',
  provider: 'aws',
  category: 'messaging',
  traffic: 'regional',
  settings: z.strictObject({
    /** Records are rewritten as Parquet or ORC. */
    formatConversion: flagSetting(false),
    /** Subnets of a network that it delivers into, one a zone; 0 when it delivers elsewhere. */
    deliverySubnets: countSetting(0),
  }),
  usage: z.strictObject({
    monthly_data_ingested_gb: quantity(),
  }),
})
