import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsSnsSubscription = defineKind({
  id: 'aws.sns-subscription',
  label: 'HTTP subscription',
  provider: 'aws',
  category: 'messaging',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_requests: quantity(),
    request_size_kb: quantity(),
  }),
})
