import { z } from 'zod'

import { quantity, usageChoice } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const awsSsmActivation = defineKind({
  id: 'aws.ssm-activation',
  label: 'Systems Manager activation',
  provider: 'aws',
  category: 'operations',
  settings: z.strictObject({}),
  usage: z.strictObject({
    instance_tier: usageChoice(['standard', 'advanced']),
    instances: quantity(),
  }),
})
