import { z } from 'zod'

import { choiceSetting, quantity, usageChoice } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsSsmParameter = defineKind({
  id: 'aws.ssm-parameter',
  label: 'Systems Manager parameter',
  provider: 'aws',
  category: 'operations',
  traffic: 'regional',
  settings: z.strictObject({
    /** What intelligent tiering made of it is known to AWS alone. */
    tier: choiceSetting(['Standard', 'Advanced'], 'Standard'),
  }),
  usage: z.strictObject({
    api_throughput_limit: usageChoice(['standard', 'advanced', 'higher']),
    monthly_api_interactions: quantity(),
    parameter_storage_hrs: quantity(),
  }),
})
