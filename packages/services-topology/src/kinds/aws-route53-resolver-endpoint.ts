import { z } from 'zod'

import { countSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsRoute53ResolverEndpoint = defineKind({
  id: 'aws.route53-resolver-endpoint',
  label: 'Route 53 resolver endpoint',
  provider: 'aws',
  category: 'network',
  settings: z.strictObject({
    /** Network interfaces, one an address. */
    addresses: countSetting(2),
  }),
  usage: z.strictObject({
    monthly_queries: quantity(),
  }),
})
