import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsRoute53Record = defineKind({
  id: 'aws.route53-record',
  label: 'Route 53 record',
  provider: 'aws',
  category: 'network',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_standard_queries: quantity(),
    monthly_latency_based_queries: quantity(),
    monthly_geo_queries: quantity(),
  }),
})
